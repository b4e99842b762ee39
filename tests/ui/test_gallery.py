"""What must hold of every question in every state."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template
from django.test import Client
from django.urls import NoReverseMatch, reverse

from portal.ui.gallery import STATES, GalleryForm, gallery_form
from portal.ui.templatetags.govuk import error_summary

INPUTS = ("input", "select", "textarea")


def page(state: str) -> BeautifulSoup:
    """Draw the error summary and the form, without the site's frame."""
    template = Template("{% load govuk %}{% error_summary form %}<form>{{ form }}</form>")
    return BeautifulSoup(template.render(Context({"form": gallery_form(state)})), "html5lib")


def by_id(soup: BeautifulSoup, id_: str) -> Tag:
    found = soup.find_all(id=id_)
    assert len(found) == 1, f"{len(found)} elements have the id {id_}"
    return found[0]


def test_the_valid_answers_are_valid_and_the_others_are_not() -> None:
    assert gallery_form("valid").errors == {}
    for state in ("missing", "invalid"):
        optional = {"note"} if state == "missing" else set()
        assert set(gallery_form(state).errors) == set(GalleryForm.base_fields) - optional


@pytest.mark.parametrize("state", ["missing", "invalid"])
def test_every_link_of_the_error_summary_lands_on_an_input_in_error(state: str) -> None:
    soup = page(state)
    links = soup.select(".govuk-error-summary a")
    assert len(links) >= len(gallery_form(state).errors)
    for link in links:
        target = by_id(soup, str(link["href"]).removeprefix("#"))
        assert target.name in INPUTS
        assert target.find_parent(class_="govuk-form-group--error") is not None


@pytest.mark.parametrize("state", ["missing", "invalid"])
def test_the_summary_says_what_the_questions_say_in_their_order(state: str) -> None:
    soup = page(state)
    summary = [link.get_text() for link in soup.select(".govuk-error-summary a")]
    inline = [
        message.get_text().replace("Error:", "", 1).strip()
        for message in soup.select(".govuk-error-message")
    ]
    assert summary == inline


def test_there_is_no_summary_when_nothing_is_wrong() -> None:
    for state in ("empty", "valid"):
        assert page(state).select(".govuk-error-summary, .govuk-error-message") == []
    assert error_summary(gallery_form("valid"))["problems"] == []


@pytest.mark.parametrize("state", STATES)
def test_everything_that_points_to_an_id_points_to_one_thing(state: str) -> None:
    soup = page(state)
    for described in soup.select("[aria-describedby]"):
        for id_ in str(described["aria-describedby"]).split():
            by_id(soup, id_)
    for label in soup.select("label"):
        assert by_id(soup, str(label["for"])).name in INPUTS


@pytest.mark.parametrize("state", STATES)
def test_every_input_has_a_label_and_every_group_a_legend(state: str) -> None:
    soup = page(state)
    labelled = {str(label["for"]) for label in soup.select("label")}
    assert {str(found["id"]) for found in soup.select("input, select, textarea")} == labelled
    for group in soup.select("fieldset"):
        legend = group.find(True)
        assert legend is not None
        assert legend.name == "legend"
        assert legend.get_text(strip=True)


@pytest.mark.parametrize("state", STATES)
def test_no_attribute_lets_the_browser_judge_or_cut_an_answer(state: str) -> None:
    soup = page(state)
    for name in (
        "required",
        "maxlength",
        "minlength",
        "pattern",
        "aria-invalid",
        "style",
        "onclick",
    ):
        assert soup.select(f"[{name}]") == []
    assert soup.select("[type=number], [type=date]") == []


def test_numbers_bring_up_a_number_pad_and_codes_are_not_spell_checked() -> None:
    soup = page("empty")
    for name in ("birth-day", "sort_code", "account", "people"):
        assert by_id(soup, f"id_{name}")["inputmode"] == "numeric"
    assert by_id(soup, "id_rent")["inputmode"] == "decimal"
    for name in ("nino", "sort_code", "account", "email"):
        assert by_id(soup, f"id_{name}")["spellcheck"] == "false"


def test_questions_about_a_person_carry_autocomplete_tokens() -> None:
    soup = page("empty")
    expected = {
        "name": "name",
        "birth-day": "bday-day",
        "birth-month": "bday-month",
        "birth-year": "bday-year",
        "home-line_1": "address-line1",
        "home-line_2": "address-line2",
        "home-town": "address-level2",
        "home-postcode": "postal-code",
        "phone": "tel",
        "email": "email",
    }
    found = {str(each["id"])[3:]: each["autocomplete"] for each in soup.select("[autocomplete]")}
    assert found == expected


def test_what_was_typed_comes_back() -> None:
    soup = page("invalid")
    assert by_id(soup, "id_birth-month")["value"] == "Feb"
    assert by_id(soup, "id_rent")["value"] == "1,50"
    assert by_id(soup, "id_home-postcode")["value"] == "AA1"
    assert by_id(soup, "id_formats").has_attr("checked")
    assert by_id(soup, "id_story").get_text() == "s" * 201


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.gallery_urls")
@pytest.mark.parametrize("state", STATES)
def test_the_gallery_page_opens(client: Client, state: str) -> None:
    response = client.get(reverse("gallery", args=[state]))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html5lib")
    assert soup.title is not None
    assert soup.title.get_text().startswith("Error: ") == (state in ("missing", "invalid"))
    assert len(soup.select("h1")) == 1


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.gallery_urls")
@pytest.mark.parametrize("only", list(GalleryForm.base_fields))
def test_a_question_can_be_the_heading_of_its_page(client: Client, only: str) -> None:
    response = client.get(reverse("gallery-question", args=["missing", only]))
    (heading,) = BeautifulSoup(response.content, "html5lib").select("h1")
    label = heading.find_parent("legend") or heading.find("label")
    assert label is not None
    assert str(GalleryForm.base_fields[only].label) in heading.get_text()


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.gallery_urls")
def test_the_components_page_opens(client: Client) -> None:
    assert client.get(reverse("gallery-components")).status_code == 200


def test_the_gallery_is_no_part_of_the_site() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("gallery", args=["empty"])
