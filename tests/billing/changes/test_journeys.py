"""The three forms: proved, and every way through each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portal.billing.changes.alone import ALONE
from portal.billing.changes.moving import MOVING
from portal.billing.changes.paying_less import PAYING_LESS
from portal.billing.models import Account, LowerCharge
from portal.cases.models import Case
from portal.forms import registry
from portal.forms.definition import Journey
from portal.forms.models import Submission
from portal.forms.prove import prove
from tests.support.billing import account_with
from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker, walks

from .conftest import GOOD, address, day

JOURNEYS = (MOVING, ALONE, PAYING_LESS)
OLD = ["old-address", "account-number", "old-owner", "left-on"]
NEW = ["new-address", "new-owner"]
YOU = ["name", "reply", "email"]
MOVE: dict[str, dict[str, Any]] = {
    **GOOD,
    "which": {"which": "within"},
    "old-address": address("old_address"),
    "old-owner": {"old_owner": "own"},
    "left-on": day("left_on"),
    "tenancy-ends": day("tenancy_ends"),
    "after-you": {"after_you": "new"},
    "forward": address("forward"),
    "new-address": address("new_address"),
    "new-owner": {"new_owner": "own"},
    "landlord": {"landlord": "A letting agent"},
    "moved-on": day("moved_on"),
    "adults": {"another": "no"},
    "tell": {"tell": ["bins"]},
}
LESS: dict[str, dict[str, Any]] = {
    **GOOD,
    "reason": {"reason": "students"},
    "since": day("since"),
    "more": {"more": "We both study."},
    "proof": {},
    "home-address": address("home_address"),
}
LIVE: dict[str, dict[str, Any]] = {
    **GOOD,
    "adults": {"alone": "yes"},
    "others": {},
    "who-else": {"who_else": "One student"},
    "home-address": address("home_address"),
    "how": {"how": "always"},
    "since-day": day("since_day"),
    "who-left": {"who_left": "A Lodger", "where_to": ""},
}


def walker(journey: Journey) -> Walker:
    ContactPointFactory()
    return Walker(journey.key).start()


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda each: each.key)
def test_each_is_registered_and_proved(journey: Journey) -> None:
    assert registry.get(journey.key) == journey
    assert prove(journey) == []


@pytest.mark.parametrize(
    ("which", "steps"),
    [
        ("within", ["which", *OLD, "after-you", *NEW, "moved-on", "adults", "tell", *YOU]),
        ("in", ["which", *NEW, "moved-on", "adults", "tell", *YOU]),
        ("out", ["which", *OLD, "after-you", "forward", "tell", *YOU]),
    ],
)
def test_nobody_is_asked_of_a_home_that_they_do_not_leave_or_come_to(
    db: None, which: str, steps: list[str]
) -> None:
    found = list(walks(walker(MOVING), {**MOVE, "which": {"which": which}}))
    assert found == steps


def test_who_rents_is_asked_when_the_tenancy_ends_and_who_the_landlord_is(db: None) -> None:
    rents = {"old-owner": {"old_owner": "rent"}, "new-owner": {"new_owner": "rent"}}
    found = list(walks(walker(MOVING), {**MOVE, **rents}))
    assert {"tenancy-ends", "landlord"} <= set(found)


def test_a_move_opens_a_case_that_names_nobody(db: None) -> None:
    walker(MOVING).fill(MOVE).send()
    case = Case.objects.get()
    assert (case.kind, case.title) == (MOVING.key, "A move")


@pytest.mark.parametrize(
    ("alone", "how", "steps"),
    [
        ("yes", "always", ["adults", "home-address", "account-number", "how", "since-day"]),
        (
            "no",
            "left",
            [
                *("adults", "others", "who-else", "home-address", "account-number"),
                *("how", "since-day", "who-left"),
            ],
        ),
    ],
)
def test_living_alone_asks_of_others_only_where_there_are_some(
    db: None, alone: str, how: str, steps: list[str]
) -> None:
    answers = {**LIVE, "adults": {"alone": alone}, "how": {"how": how}}
    assert list(walks(walker(ALONE), answers)) == [*steps, *YOU]


def test_it_can_be_asked_for_without_an_account_number(db: None) -> None:
    answers = {**LIVE, "account-number": {"account_number": ""}}
    walker(ALONE).fill(answers).send()
    assert Case.objects.get().kind == ALONE.key


def test_an_account_that_is_there_and_one_that_is_not_are_taken_alike(db: None) -> None:
    account: Account = account_with()
    pages: list[str] = []
    for number in (account.reference, "600000999"):
        walked = Walker(ALONE.key).start() if pages else walker(ALONE)
        walked.fill({**LIVE, "account-number": {"account_number": number}}).send()
        pages.append(walked.heading)
    assert pages[0] == pages[1] == ALONE.outcome.thanks


def test_the_reasons_are_those_of_today(reasons: list[LowerCharge]) -> None:
    page = walker(PAYING_LESS).soup.get_text(" ")
    assert "We are all students" in page
    assert "No longer a reason" not in page
    assert "I am the only adult" not in page


def test_a_reason_is_kept_in_the_words_that_were_read(reasons: list[LowerCharge]) -> None:
    walker(PAYING_LESS).fill(LESS).send()
    kept = Submission.objects.get().answers["reason"]
    assert kept == {"value": "students", "label": "We are all students"}


def test_without_reasons_it_is_another_reason(db: None) -> None:
    assert "reason" not in list(walks(walker(PAYING_LESS), LESS))


def test_a_day_that_lies_ahead_is_said(db: None) -> None:
    walked = walker(ALONE).fill(LIVE, until="since-day").send(day("since_day", date(2099, 1, 1)))
    assert walked.step == "since-day"
    assert "The day since which it has been so must be" in walked.soup.text
