"""Somebody does not agree: the form can be finished by all, and links only to their own claim."""

from __future__ import annotations

from typing import Any

import pytest

from portal.accounts.people import person_of
from portal.benefits.decisions.terms import Benefit
from portal.benefits.disputes.linking import link
from portal.benefits.disputes.making import journey
from portal.benefits.disputes.names import ABOUT, CLAIM, KEY
from portal.benefits.models import Claim, Decision
from portal.cases.holding import hold
from portal.cases.models import Case, How
from portal.forms import registry
from portal.forms.prove import prove
from portal.forms.route import route
from portal.integration.encryption import keyed_hash
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of, decision_of
from tests.support.residents import resident

ANSWERS: dict[str, Any] = {
    "about": "council-tax-reduction",
    "letter_date": "2026-12-05",
    "claim_reference": None,
    "wants": "again",
    "why": "You counted a job that I have left.",
    "late": "no",
    "papers": None,
    "name": "Somebody",
    "born": "1990-03-04",
    "address": {"line_1": "1 Test Street", "line_2": "", "town": "Testham", "postcode": "AA1 1AA"},
    "prefers": "post",
    "phone": None,
}
MAIL = keyed_hash("email", "tenant@example.org")


def pages(**more: Any) -> list[str]:
    return [live.step.id for live in route(journey(), {**ANSWERS, **more}).steps]


@pytest.fixture
def claim(db: None) -> Claim:
    made = claim_of()
    Case.objects.filter(pk=made.case_id).update(email_hash=MAIL)
    made.case.refresh_from_db()
    return made


@pytest.fixture
def decision(claim: Claim) -> Decision:
    return decision_of(claim)


def dispute(claim: Claim, email_hash: str = MAIL) -> tuple[Any, Any]:
    case: Any = CaseFactory(kind=KEY, steps=())
    case.email_hash = email_hash
    case.save()
    answers = {ABOUT: Benefit.COUNCIL_TAX.value, CLAIM: claim.case.shown_reference.lower()}
    made = link(case, answers)
    return made.claim, made.decision


def test_the_form_is_there_and_proved() -> None:
    assert registry.get(KEY) == journey()
    assert prove(journey()) == []


def test_it_can_be_finished_without_a_reference_or_papers() -> None:
    assert route(journey(), ANSWERS).complete


@pytest.mark.parametrize(("late", "asked"), [("no", False), ("yes", True), ("unsure", True)])
def test_only_who_may_be_late_is_asked_why(late: str, asked: bool) -> None:
    assert ("late-why" in pages(late=late, late_why="I was ill.")) is asked


def test_it_asks_for_the_date_of_birth_that_tells_whose_it_is() -> None:
    gaps = route(journey(), {**ANSWERS, "born": None})
    assert not gaps.complete
    assert gaps.steps[-1].step.id == "born"


def test_it_links_to_the_newest_decision_of_ones_own_claim(
    claim: Claim, decision: Decision
) -> None:
    assert dispute(claim) == (claim, decision)


def test_an_account_links_too(claim: Claim, decision: Decision) -> None:
    person = person_of(resident("other@example.org"))
    case: Any = CaseFactory(kind=KEY, steps=())
    for each in (case, claim.case):
        hold(each, person, How.SENT)
    made = link(case, {ABOUT: Benefit.COUNCIL_TAX.value, CLAIM: claim.case.reference})
    assert made.decision == decision


@pytest.mark.parametrize("email_hash", ["", keyed_hash("email", "other@example.org")])
def test_somebody_elses_claim_is_not_linked(
    claim: Claim, decision: Decision, email_hash: str
) -> None:
    assert dispute(claim, email_hash) == (None, None)


@pytest.mark.parametrize("typed", ["", None, "nonsense", "22222229"])
def test_what_is_no_claim_links_to_nothing(claim: Claim, typed: str | None) -> None:
    case: Any = CaseFactory(kind=KEY, steps=())
    made = link(case, {ABOUT: Benefit.COUNCIL_TAX.value, CLAIM: typed})
    assert (made.claim, made.decision) == (None, None)


def test_a_claim_without_a_decision_about_that_help_is_linked_alone(claim: Claim) -> None:
    assert dispute(claim) == (claim, None)
