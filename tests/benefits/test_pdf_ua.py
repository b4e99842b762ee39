"""Every paper of benefits is PDF/UA-1: each decision, each letter about a claim, each receipt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from portal.benefits.claim.changes.making import journey_of
from portal.benefits.decisions.document import document_of
from portal.benefits.decisions.recording import ON_PAPER
from portal.benefits.decisions.telling import DECIDED
from portal.benefits.decisions.terms import Benefit
from portal.benefits.disputes.making import journey
from portal.benefits.evidence.telling import ASKED, REMINDER, TIME
from portal.benefits.models import Claim, Decision, EvidenceNudge, Outcome
from portal.benefits.telling import ClaimMessage
from portal.forms.definition import Journey
from portal.forms.receipts import receipt
from portal.forms.submissions import of_case
from portal.integration.slots.words import LONDON
from tests.documents.samples import failures, pdf
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of, decision_of
from tests.support.filling import plans
from tests.support.repairs import sent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 5, 10, 0, tzinfo=LONDON)
TO = ("A Tenant", "1 Test Street", "Testham", "AA1 1AA")
LINES = tuple((f"Line {number} of what was counted", "£1.00") for number in range(ON_PAPER))
BY_POST: dict[str, Any] = {"reply": "post", "email": None, "phone": None}


@pytest.fixture(autouse=True)
def clock(db: None) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def claim() -> Claim:
    """Of somebody who wants letters."""
    given = {**BY_POST, "has_partner": "yes", "rent_amount": "120.00"}
    return claim_of(given, at=NOW - timedelta(days=10))


def awarded(claim: Claim) -> Decision:
    return decision_of(claim, benefit=Benefit.RENT, reasons="One.\n\nTwo, with & and <b>.")


def ended(claim: Claim) -> Decision:
    return decision_of(claim, ends=(NOW + timedelta(days=90)).date())


def refused(claim: Claim) -> Decision:
    return decision_of(claim, outcome=Outcome.REFUSED, worked_out=())


def changed(claim: Claim) -> Decision:
    decision_of(claim)
    return decision_of(claim, outcome=Outcome.CHANGED, weekly=0)


def of_many_lines(claim: Claim) -> Decision:
    return decision_of(claim, worked_out=LINES)


@pytest.mark.parametrize("make", [awarded, ended, refused, changed, of_many_lines])
@pytest.mark.parametrize("to", [(), TO], ids=["to keep", "by post"])
def test_every_decision_passes(claim: Claim, make: Any, to: tuple[str, ...]) -> None:
    assert failures(pdf(document_of(make(claim), to))) == []


@pytest.mark.parametrize(
    "message", [ASKED, REMINDER, TIME, DECIDED], ids=lambda each: each.template
)
def test_every_letter_about_a_claim_passes(claim: Claim, message: ClaimMessage) -> None:
    nudge = EvidenceNudge.objects.create(claim=claim, due=claim.protected_until, days=7)
    subjects = {
        ASKED.template: claim.evidence.first().pk,
        DECIDED.template: decision_of(claim).pk,
    }
    letter = message.as_letter(subjects.get(message.template, nudge.pk))
    assert letter is not None
    assert failures(letter.pdf) == []


def test_the_receipt_of_a_claim_passes(claim: Claim) -> None:
    submission = of_case(claim.case)
    assert submission is not None
    assert failures(pdf(receipt(submission))) == []


@pytest.mark.parametrize("sort", [journey_of(), journey()], ids=["change", "dispute"])
def test_the_receipt_of_a_change_and_of_a_dispute_passes(sort: Journey) -> None:
    """With as little answered as can be sent, and with as much."""
    ways = sorted((each.answers for each in plans(sort)), key=_answered)
    for answers in (ways[0], ways[-1]):
        case: Any = CaseFactory(kind=sort.key, title=sort.case_title, steps=())
        document = receipt(sent(case, answers, sort))
        assert document.sections[2].sections, "it says nothing of what was told"
        assert failures(pdf(document)) == []


def _answered(answers: dict[str, Any]) -> int:
    return sum(answer is not None for answer in answers.values())
