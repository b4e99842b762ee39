"""A change is told in a few pages, none of which is about something else."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from portal.benefits.claim.changes.making import journey_of
from portal.benefits.claim.changes.names import KEY
from portal.benefits.claim.wording import Wording
from portal.cases.models import Case
from portal.forms import validators
from portal.forms.definition import Journey, QuestionStep
from portal.forms.models import Submission
from portal.forms.prove import prove
from portal.forms.route import Route, route
from tests.support.filling import good
from tests.support.walking import Walker

WHAT = ("moved", "income", "people", "rent", "savings", "other")
ADDRESS: dict[str, object] = {
    "address-stage": "manual",
    "address-line_1": "1 Test Street",
    "address-line_2": "",
    "address-town": "Testham",
    "address-postcode": "AA1 1AA",
}
TYPED: dict[str, dict[str, object]] = {
    "what": {"what": ["rent"]},
    "rent-change": {
        "rent_now": "130",
        "rent_now_every": "week",
        "rent_since-day": "1",
        "rent_since-month": "12",
        "rent_since-year": "2026",
    },
    "proof": {},
    "name": {"name": "A Tenant", "born-day": "4", "born-month": "3", "born-year": "1985"},
    "address": ADDRESS,
    "reply": {"prefers": "email"},
    "email": {"email": "tenant@example.com"},
    "phone": {"phone": ""},
}


@cache
def change() -> Journey:
    return journey_of()


@cache
def usual() -> dict[str, Any]:
    answers = {question.id: good(question) for _r, _s, question in change().questions()}
    return {**answers, "prefers": "post"}


def led(*what: str) -> Route:
    return route(change(), {**usual(), "what": list(what)})


def pages(found: Route) -> list[str]:
    return [live.address for live in found.steps]


def test_the_form_is_proved() -> None:
    assert prove(change(), validators.names()) == []


@pytest.mark.parametrize("what", WHAT)
def test_each_change_asks_for_its_own_day_and_for_nothing_of_the_others(what: str) -> None:
    found = led(what)
    assert found.complete
    assert f"{what}_since" in found.answers
    assert {f"{each}_since" for each in WHAT} & found.answers.keys() == {f"{what}_since"}
    assert [each for each in pages(found) if each.endswith("-change")] == [f"{what}-change"]


def test_several_changes_are_told_at_once() -> None:
    found = led("income", "people")
    assert {"income-change", "people-change"} <= set(pages(found))
    assert "new-address" not in pages(found)


def test_nobody_needs_more_than_ten_pages_for_one_change() -> None:
    assert max(len(led(what).steps) for what in WHAT) <= 10


def test_proof_can_be_sent_later() -> None:
    (proof,) = [q for _r, _s, q in change().questions() if q.id == "proof"]
    assert not proof.required


def test_the_limit_is_that_of_the_content_and_lateness_is_met_kindly() -> None:
    first = journey_of(Wording(changes="28 days")).sections[0].steps[0]
    assert isinstance(first, QuestionStep)
    said = " ".join(first.intro)
    assert "28 days" in said
    assert "21 days" not in said
    assert "Tell us all the same" in said


@pytest.mark.usefixtures("rules")
def test_it_opens_a_case_that_is_named_without_a_word_about_the_person() -> None:
    walker = Walker(KEY).start().fill(TYPED)
    walker.send()
    case = Case.objects.get()
    assert (case.kind, case.title) == (KEY, "A change in somebody’s life or money")
    kept = Submission.objects.get().answers
    assert kept["rent_now"] == "130.00"
    assert kept["rent_since"] == "2026-12-01"


@pytest.mark.usefixtures("rules")
def test_a_change_without_a_day_says_what_to_do_and_loses_nothing() -> None:
    walker = Walker(KEY).start().fill(TYPED, until="rent-change")
    walker.send({**TYPED["rent-change"], "rent_since-day": ""})
    assert walker.step == "rent-change"
    assert "The day it changed must include a day" in walker.soup.get_text()
    box = walker.soup.find("input", {"name": "rent_now"})
    assert box
    assert box["value"] in ("130", "130.00")
