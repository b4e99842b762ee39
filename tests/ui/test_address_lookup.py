"""The question for an address as it is drawn, at each stage."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.management import call_command
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.ui import forms
from portal.ui.gallery_address import CHOSEN, FEW, MANY, STATES, TYPED, address_form, search
from tests.ui.asking import complaints, one_field_form

WRONG = [
    "find-missing",
    "find-invalid",
    "few-missing",
    "many-missing",
    "tampered",
    "manual-missing",
]
GOING_ON = ["one", "few", "many", "manual", "nothing", "unavailable"]


def page(state: str) -> BeautifulSoup:
    template = Template("{% load govuk %}{% error_summary form %}<form>{{ form }}</form>")
    return BeautifulSoup(template.render(Context({"form": address_form(state)})), "html5lib")


def first(soup: BeautifulSoup | Tag, css: str) -> Tag:
    found = soup.select_one(css)
    assert found is not None, css
    return found


def sent(**home: str) -> dict[str, str]:
    return {**TYPED, **{f"home-{name}": value for name, value in home.items()}}


@pytest.mark.parametrize("state", GOING_ON)
def test_a_button_pressed_draws_the_page_again_without_any_error(state: str) -> None:
    data = {name: value for name, value in (STATES[state] or {}).items() if name != "name"}
    form = address_form(state, data)  # the name, which is needed, has not been given yet
    assert not form.is_valid()
    assert form.errors == {}
    assert form.wants_another_round
    assert form.problems() == []
    assert 'value="By the bridge"' in str(form)


@pytest.mark.parametrize("state", WRONG)
def test_a_mistake_is_no_other_round(state: str) -> None:
    form = address_form(state)
    assert not form.is_valid()
    assert not form.wants_another_round
    assert list(form.errors) == ["home"]


def test_a_button_judges_its_own_question_only() -> None:
    form = address_form("find", {"home-stage": "find", "home-do": "find", "home-postcode": "QZ1"})
    assert list(form.errors) == ["home"]


def test_pressing_continue_with_a_postcode_does_the_same_as_find() -> None:
    by_button = address_form("find", sent(stage="find", do="find", postcode=FEW))
    by_continue = address_form("find", sent(stage="find", postcode=FEW))
    assert by_continue.wants_another_round
    assert str(by_continue) == str(by_button)


def test_a_form_that_was_not_sent_wants_nothing() -> None:
    assert not address_form("find").wants_another_round
    assert not address_form("kept").wants_another_round


def test_a_chosen_address_has_its_uprn_and_one_by_hand_has_none() -> None:
    form = address_form("find", sent(stage="choose", postcode=FEW, uprn="2"))
    assert form.is_valid()
    assert form.cleaned_data["home"].as_dict() == {**CHOSEN, "line_2": ""}
    lines = {"line_1": "2 High Street", "town": "Anytown", "postcode": "qz11aa", "uprn": "2"}
    form = address_form("find", sent(stage="manual", **lines))
    assert form.is_valid()
    by_hand = {"line_1": "2 High Street", "line_2": "", "town": "Anytown", "postcode": "QZ1 1AA"}
    assert form.cleaned_data["home"].as_dict() == by_hand


def test_a_chosen_address_of_another_postcode_is_refused() -> None:
    form = address_form("tampered")
    assert form.errors["home"] == [
        "Choose your address from the list again. We could not find the one you chose"
    ]


def test_an_address_that_we_know_is_not_asked_for_again() -> None:
    drawn = page("kept")
    assert first(drawn, ".address-lookup__kept").get_text("|") == f"2 Thrumbeck Way|Anytown|{FEW}"
    assert first(drawn, "button[value=again]").get_text() == "Change your address"
    assert drawn.select("input[type=text][name^=home]") == []
    form = forms_with_kept({**TYPED, "home-stage": "kept"})
    assert form.is_valid()
    assert form.cleaned_data["home"] == forms.Address.from_dict(CHOSEN)


def forms_with_kept(data: dict[str, str]) -> forms.GovukForm:
    return address_form("kept", data)


def test_changing_it_shows_the_list_with_it_chosen() -> None:
    form = forms_with_kept({"home-stage": "kept", "home-do": "again"})
    assert form.wants_another_round
    assert first(BeautifulSoup(str(form), "html5lib"), "[checked]")["value"] == "2"


def test_an_address_that_we_know_and_that_is_wrong_can_be_put_right() -> None:
    def refuse(address: Any) -> None:
        raise forms.AddressField(label="Address").problem("postcode_invalid")

    field = forms.AddressLookupField(label="Address", search=search, validators=[refuse])
    form = one_field_form(field, {"answer-stage": "kept"}, initial={"answer": CHOSEN})
    drawn = BeautifulSoup(str(form), "html5lib")
    (problem,) = form.problems()
    assert first(drawn, f"#{problem.target_id}")["value"] == "2 Thrumbeck Way"


@pytest.mark.parametrize("state", WRONG)
def test_every_link_of_the_error_summary_lands_on_an_input_in_error(state: str) -> None:
    drawn = page(state)
    links = drawn.select(".govuk-error-summary a")
    assert links
    for link in links:
        target = first(drawn, str(link["href"]))
        assert target.name in ("input", "select")
        assert target.get("type") != "hidden"
        assert target.find_parent(class_="govuk-form-group--error") is not None
    summary = [link.get_text() for link in links]
    beside = [each.get_text()[len("Error: ") :] for each in drawn.select(".govuk-error-message")]
    assert beside == summary


@pytest.mark.parametrize("state", STATES)
def test_everything_is_labelled_and_points_to_something(state: str) -> None:
    drawn = page(state)
    for described in drawn.select("[aria-describedby]"):
        for id_ in str(described["aria-describedby"]).split():
            first(drawn, f"#{id_}")
    inputs = {str(each["id"]) for each in drawn.select("input:not([type=hidden]), select")}
    assert {str(label["for"]) for label in drawn.select("label")} == inputs
    assert len(drawn.select("[id]")) == len({str(each["id"]) for each in drawn.select("[id]")})


@pytest.mark.parametrize("state", STATES)
def test_enter_in_any_box_means_continue(state: str) -> None:
    buttons = page(state).select("button")
    assert buttons[0].get_text() == "Continue"
    assert not buttons[0].has_attr("name")
    assert (buttons[0]["tabindex"], buttons[0]["aria-hidden"]) == ("-1", "true")
    for other in buttons[1:]:
        assert other["name"] == "home-do"
        assert other["value"] in ("find", "manual", "again")
        assert other["type"] == "submit"
        assert other.has_attr("formnovalidate")


@pytest.mark.parametrize("state", GOING_ON)
def test_the_cursor_goes_to_where_the_question_goes_on(state: str) -> None:
    (focused,) = page(state).select("[autofocus]")
    assert str(focused["id"]).startswith("id_home-")


@pytest.mark.parametrize("state", ["find", "kept"])
def test_the_cursor_is_left_alone_on_a_fresh_page(state: str) -> None:
    assert page(state).select("[autofocus]") == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("one", "We found 1 address with the postcode QZ1 1AA. Choose it if it is right."),
        ("few", "We found 8 addresses with the postcode QZ1 1AB. Choose one."),
        ("nothing", "We found no addresses with the postcode QZ9 9ZZ. "),
        ("unavailable", "We cannot look up addresses at the moment. Enter the address here."),
    ],
)
def test_what_came_of_the_look_up_is_heard_with_the_question(state: str, words: str) -> None:
    drawn = page(state)
    notice = first(drawn, ".address-lookup__notice")
    assert notice.get_text().startswith(words)
    group = first(drawn, "fieldset")
    assert str(notice["id"]) in str(group["aria-describedby"]).split()


def test_a_short_list_is_radios_and_a_long_one_a_drop_down() -> None:
    assert len(page("few").select("[type=radio]")) == 8
    assert page("few").select("[checked]") == []
    assert page("one").select("[checked]") == []
    assert len(page("many").select("option")) == 27
    assert page("many").select("[selected]") == []


def test_boxes_carry_autocomplete_tokens_at_each_stage() -> None:
    def tokens(autocomplete: str, stage: str) -> list[str]:
        field = forms.AddressLookupField(label="Where?", autocomplete=autocomplete, search=search)
        data = {"answer-stage": stage, "answer-do": "manual"} if stage == "manual" else None
        drawn = BeautifulSoup(str(one_field_form(field, data)), "html5lib")
        return [str(box["autocomplete"]) for box in drawn.select("[autocomplete]")]

    assert tokens("", "find") == ["postal-code"]
    assert tokens("billing", "find") == ["billing postal-code"]
    assert tokens("off", "find") == ["off"]
    assert tokens("off", "manual") == ["off"] * 4
    assert tokens("", "manual") == [
        "address-line1",
        "address-line2",
        "address-level2",
        "postal-code",
    ]


def test_an_optional_address_may_be_left_out() -> None:
    field = forms.AddressLookupField(label="Address", required=False, search=search)
    for data in ({}, {"answer-stage": "find"}, {"answer-stage": "manual"}):
        form = one_field_form(field, data)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["answer"] is None
    begun = one_field_form(field, {"answer-stage": "choose", "answer-postcode": MANY})
    assert begun.errors["answer"] == ["Choose address from the list"]


def test_lines_sent_without_a_stage_are_taken_as_written_by_hand() -> None:
    field = forms.AddressLookupField(label="Address", search=search)
    lines = {"answer-line_1": "1 High Street", "answer-town": "Anytown"}
    form = one_field_form(field, {**lines, "answer-postcode": "qz11aa"})
    assert form.is_valid()
    assert str(form.cleaned_data["answer"]) == "1 High Street, Anytown, QZ1 1AA"
    assert one_field_form(field, lines).errors["answer"] == ["Enter the postcode of address"]


def test_a_value_from_elsewhere_is_checked_like_any_address() -> None:
    field = forms.AddressLookupField(label="Where do you live?", search=search)
    known = forms.Address.from_dict(CHOSEN)
    assert field.clean(known) == known
    assert len(complaints(field, forms.Address())) == 3


def test_nonsense_in_the_hidden_boxes_does_no_harm() -> None:
    for stage in ("", "x", "KEPT", "choose\x00"):
        for press in ("", "x", "find", "again", "manual"):
            form = address_form("find", sent(stage=stage, do=press, uprn="\x00", postcode="\x00"))
            assert not form.is_valid()
            assert str(form)


def test_two_addresses_on_one_page_do_not_disturb_each_other() -> None:
    class Two(forms.GovukForm):
        home = forms.AddressLookupField(label="Home", search=search)
        work = forms.AddressLookupField(label="Work", search=search)

    data = {"home-stage": "choose", "home-postcode": FEW, "home-uprn": "2"}
    form = Two({**data, "work-stage": "find", "work-do": "find", "work-postcode": MANY})
    assert form.wants_another_round
    drawn = BeautifulSoup(str(form), "html5lib")
    assert first(drawn, "[checked]")["value"] == "2"
    assert first(drawn, "[autofocus]")["name"] == "work-uprn"


@pytest.mark.django_db
def test_a_look_up_costs_one_query_and_a_page_without_one_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    call_command("load_gazetteer", sample=True, verbosity=0)
    field = forms.AddressLookupField(label="Where do you live?")
    with django_assert_num_queries(0):
        str(one_field_form(field))
        one_field_form(field, {"answer-stage": "find", "answer-do": "manual"}).is_valid()
        form = one_field_form(field, {"answer-stage": "kept"}, initial={"answer": CHOSEN})
        assert form.is_valid()
        str(form)
    for data in (
        {"answer-stage": "find", "answer-do": "find"},
        {"answer-stage": "choose", "answer-uprn": "999900000002"},
        {"answer-stage": "choose"},
    ):
        with django_assert_num_queries(1):
            form = one_field_form(field, {**data, "answer-postcode": "qz11ab"})
            form.is_valid()
            assert "1 Thrumbeck Way" in str(form)


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.gallery_urls")
@pytest.mark.parametrize("state", STATES)
def test_the_gallery_shows_each_stage(client: Client, state: str) -> None:
    response = client.get(reverse("gallery-address", args=[state]))
    assert response.status_code == 200
    title = first(BeautifulSoup(response.content, "html5lib"), "title").get_text()
    assert title.startswith("Error: ") == (state in WRONG)


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.gallery_urls")
def test_an_address_is_found_and_chosen_in_two_rounds(client: Client) -> None:
    address = reverse("gallery-address", args=["find"])
    found = client.post(address, sent(stage="find", postcode=FEW))
    assert found.status_code == 200
    drawn = BeautifulSoup(found.content, "html5lib")
    again = {
        str(box["name"]): str(box.get("value", ""))
        for box in drawn.select("form[method=post] input:not([type=radio])")
    }
    done = client.post(address, {**again, "home-uprn": "3"})
    assert f"3 Thrumbeck Way, Anytown, {FEW}" in done.content.decode()
