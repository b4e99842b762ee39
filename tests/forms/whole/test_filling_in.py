"""Filling in a form on one page."""

from __future__ import annotations

from typing import Any

import pytest

from portal.forms.models import Draft, Submission
from tests.support.factories import ContactPointFactory
from tests.support.journeys import GOOD

from .calling import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]

ALL: dict[str, Any] = {
    name: text for page in GOOD.values() for name, text in page.items() if name != "another"
} | {"people-list-another": "no"}


@pytest.fixture
def call() -> Caller:
    ContactPointFactory()
    return Caller("everything").begin()


def test_what_can_be_asked_already_is_shown_and_the_rest_waits(call: Caller) -> None:
    assert {"tenant", "before", "rooms", "people", "money", "name"} <= set(call.shown)
    assert {"not-ours", "kitchen", "crowd"}.isdisjoint(call.shown)


def test_updating_shows_what_an_answer_opens(call: Caller) -> None:
    call.press(typed={"rooms": ["kitchen"]})
    assert call.page.status_code == 200
    assert call.problems == []
    assert "kitchen" in call.shown


def test_updating_saves_what_is_good_and_says_nothing_of_what_is_empty(call: Caller) -> None:
    call.press(typed={"name": "A Tenant", "rent": "520"})
    assert call.problems == []
    assert call.draft.answers["name"] == "A Tenant"
    assert "rent" not in call.draft.answers  # its page is not whole yet
    assert call.boxes["rent"] == ["520.00"]


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(call: Caller) -> None:
    call.press(typed={"email": "no address", "nino": "QQ", "name": "A Tenant"})
    assert call.page.status_code == 422
    assert len(call.problems) == 2
    assert call.boxes["email"] == ["no address"]
    assert call.boxes["nino"] == ["QQ"]
    for link in call.soup.select(".govuk-error-summary a"):
        assert call.soup.find(id=str(link["href"])[1:]) is not None


def test_sending_too_early_says_everything_that_is_missing(call: Caller) -> None:
    call.press("send", {"tenant": "yes"})
    assert call.page.status_code == 422
    assert len(call.problems) > 8
    assert not Submission.objects.exists()


def test_all_of_it_is_sent_at_once(call: Caller) -> None:
    call.press("send", ALL)
    call.press("send", {"kitchen": ALL["kitchen"]}) if call.page.status_code != 303 else None
    assert call.page.status_code == 303, call.problems
    assert not Draft.objects.exists()
    assert Submission.objects.get().channel == "phone"


def test_a_page_that_an_answer_has_just_opened_is_never_sent_unseen(call: Caller) -> None:
    call.press("send", {**ALL, "kitchen": ""})
    assert "It is not sent yet" in call.text
    assert not Submission.objects.exists()


def test_things_are_added_and_taken_off_where_they_stand(call: Caller) -> None:
    call.press("add:people")
    [first] = call.boxes["item"]
    stem = first.replace("/", "-")
    call.press("add:people", {f"{stem}-who": "An aunt", f"{stem}-age": "61"})
    assert len(call.boxes["item"]) == 2
    call.press("remove:people/" + call.boxes["item"][1].partition("/")[2])
    call.press(typed={"people-list-another": "no"})
    [item] = call.draft.answers["people"]["items"]
    assert item["answers"] == {"who": "An aunt", "age": 61}
    call.press(f"remove:{first}")
    assert call.draft.answers["people"]["items"] == []


def test_a_thing_that_was_begun_has_to_be_finished_or_taken_off(call: Caller) -> None:
    call.press("add:people")
    call.press("send", ALL)
    assert any("What do you call" in each or "call them" in each for each in call.problems)


def test_the_end_of_the_road_stands_there_with_what_to_say(call: Caller) -> None:
    call.press(typed={"tenant": "no"})
    assert "not-ours" in call.shown
    assert "01632 960001" in call.text
    assert "money" not in call.shown
    call.press("send", {})
    assert not Submission.objects.exists()


def test_an_address_is_looked_up_without_leaving_the_page(call: Caller) -> None:
    call.press(typed={"address-postcode": "AA1 1AA", "address-do": "find", "name": "A Tenant"})
    assert call.page.status_code == 200
    assert "address-line_1" in call.boxes or "address-uprn" in str(call.page.content)
    assert call.draft.answers["name"] == "A Tenant"


def test_a_browser_fills_in_nothing_of_who_sits_before_it(call: Caller) -> None:
    tokens = {each["autocomplete"] for each in call.soup.select("[data-whole] [autocomplete]")}
    assert tokens == {"off"}


def test_an_answer_of_another_tab_is_shown_and_the_callers_word_decides(call: Caller) -> None:
    other = Caller("everything", call.client).open(call.at)
    other.press(typed={"name": "An Owner"})
    call.press(typed={"name": "A Tenant", "tenant": "yes"})
    assert call.page.status_code == 409
    assert "An Owner" in call.text
    assert call.boxes["name"] == ["A Tenant"]
    assert call.draft.answers["name"] == "An Owner"
    assert call.draft.answers["tenant"] == "yes"
    call.press()
    assert call.draft.answers["name"] == "A Tenant"


def test_the_other_answer_is_kept_with_one_button(call: Caller) -> None:
    Caller("everything", call.client).open(call.at).press(typed={"name": "An Owner"})
    call.press(typed={"name": "A Tenant"})
    call.press("keep:name")
    assert call.draft.answers["name"] == "An Owner"
    assert call.boxes["name"] == ["An Owner"]


def test_what_another_tab_has_answered_and_this_one_has_not_touched_is_no_conflict(
    call: Caller,
) -> None:
    Caller("everything", call.client).open(call.at).press(typed={"name": "An Owner"})
    call.press(typed={"tenant": "yes"})
    assert call.page.status_code == 200
    assert call.boxes["name"] == ["An Owner"]


def test_one_page_and_step_by_step_are_the_same_draft(call: Caller) -> None:
    call.press("steps", {"tenant": "yes"})
    step = call.client.get(call.page["Location"], follow=True)
    assert "Before you go on" in step.content.decode() or "Which rooms" in step.content.decode()
    assert call.at in step.content.decode()


def test_a_file_is_added_on_a_page_of_its_own_or_by_the_person(call: Caller) -> None:
    call.press("page:photos", ALL)
    assert call.page["Location"].endswith("/photos/")
    call.open().press("link")
    assert call.page["Location"].endswith("/link/")
