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
