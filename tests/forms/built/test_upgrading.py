"""Before a change goes live its editor sees what it does to those who have begun."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.urls import reverse

from portal.forms.built.upgrading.report import report
from portal.forms.models import Draft, FormPage
from tests.support.factories import UserFactory
from tests.support.people import sign_in, signed_in

from .pages import form_page, published
from .writing import NEW_BIN, asked, page

pytestmark = pytest.mark.django_db


def begun(made: FormPage, number: int, **answers: object) -> None:
    for each in range(number):
        Draft.objects.create(
            key=f"draft-{each}-{len(answers)}",
            journey_key=made.journey_key,
            version=made.version,
            answers=answers,
        )


def with_another(made: FormPage) -> FormPage:
    """The form as a draft that asks one thing more, and names another anew."""
    written = deepcopy(made.sections.get_prep_value())
    written[0]["value"]["steps"][0]["value"]["questions"][0]["value"]["label"] = "What bin?"
    written[1]["value"]["steps"].append(page(asked("text", "What colour?", short="Colour")))
    made.sections = made.sections.stream_block.clean(made.sections.stream_block.to_python(written))
    made.save_revision(clean=False)
    return made


@pytest.fixture
def live() -> FormPage:
    made = form_page()
    block = made.sections.stream_block
    made.sections = block.clean(block.to_python(NEW_BIN))
    return published(made)


def test_it_tells_what_is_asked_otherwise(live: FormPage) -> None:
    found = report(with_another(live))
    assert not found.same
    assert found.differences == (
        "Changed: “Which bin do you need?”, now “What bin?”",
        "New: “What colour?”",
    )


def test_it_tells_what_people_would_read_and_how_many_of_them(live: FormPage) -> None:
    begun(live, 6, bin="food", people=2)
    [version] = report(with_another(live)).versions
    assert version.open_drafts == "5"
    assert ("There is a new question: “What colour?”", "5") in [
        (told.words, told.people) for told in version.told
    ]


def test_of_very_few_people_it_tells_no_number(live: FormPage) -> None:
    begun(live, 4, bin="food", people=2)
    [version] = report(with_another(live)).versions
    assert version.open_drafts == "Fewer than 5"
    assert {told.people for told in version.told} == {"Fewer than 5"}


def test_the_same_questions_change_nothing(live: FormPage) -> None:
    begun(live, 1, bin="food")
    found = report(live)
    assert found.same
    assert found.versions[0].told == ()


def test_the_page_shows_it_without_an_answer_to_whoever_may_edit(live: FormPage) -> None:
    begun(live, 1, bin="food", name="Secret words")
    with_another(live)
    where = reverse("forms_upgrade_report", args=[live.pk])
    shown = signed_in(UserFactory(is_staff=True, is_superuser=True)).get(where).content.decode()
    assert "What colour?" in shown
    assert "Fewer than 5" in shown
    assert "Secret words" not in shown
    assert sign_in("Advisers").get(where).status_code == 404


def test_the_editor_of_a_live_form_leads_to_it(live: FormPage) -> None:
    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    report_of = reverse("forms_upgrade_report", args=[live.pk])
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[live.pk])).content.decode()
    assert shown.count(f'href="{report_of}"') >= 2, (
        "among the page's buttons, and above the questions"
    )


def test_nobody_is_led_to_it_from_a_form_that_nobody_has_begun() -> None:
    draft = form_page()
    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    report_of = reverse("forms_upgrade_report", args=[draft.pk])
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert report_of not in shown
