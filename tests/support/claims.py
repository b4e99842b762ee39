"""Makers of claims for tests, opened as a claim opens one."""

from __future__ import annotations

from copy import copy
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.benefits.claim.claiming import claimed
from portal.benefits.claim.names import KEY as KIND
from portal.benefits.decisions.recording import Decided, record
from portal.benefits.decisions.terms import Benefit
from portal.benefits.models import Claim, Decision, Outcome, Part, RulesVersion
from portal.cases.holding import hold
from portal.cases.models import How
from portal.cases.timeline import WEBSITE
from portal.council.models import ContactPoint
from portal.forms.definition import (
    About,
    Choice,
    Journey,
    Kind,
    Privacy,
    Question,
    QuestionStep,
    Section,
)
from portal.forms.definition import Outcome as Result
from portal.home.demo.benefits import rows
from portal.ui import generation

from .cases import CaseFactory
from .repairs import sent

ANSWERS: dict[str, Any] = {
    "email": "somebody@example.com",
    "phone": "+447700900123",
    "reply": "email",
    "name": "Somebody",
    "address": {"line_1": "1 Test Street", "line_2": "", "town": "Testham", "postcode": "AA1 1AA"},
}
LIKE_IT = Journey(
    key=KIND,
    title="Claim",
    privacy=Privacy("To try claims", "Nothing but a test", "The testing team", "1 year"),
    sections=(
        Section(
            "you",
            "You",
            (
                QuestionStep("name", (Question("name", Kind.TEXT, "Your name"),)),
                QuestionStep("address", (Question("address", Kind.ADDRESS, "Your address"),)),
                QuestionStep("email", (Question("email", Kind.EMAIL, "Email", required=False),)),
                QuestionStep("phone", (Question("phone", Kind.PHONE, "Phone", required=False),)),
                QuestionStep(
                    "reply",
                    (
                        Question(
                            "reply",
                            Kind.RADIOS,
                            "How shall we tell you?",
                            choices=tuple(Choice(each, each) for each in ("email", "text", "post")),
                        ),
                    ),
                ),
                QuestionStep(
                    "more",
                    (
                        Question("born", Kind.DATE, "Born?", required=False),
                        Question("has_partner", Kind.YES_NO, "Partner?", required=False),
                        Question("rent_amount", Kind.MONEY, "Rent?", required=False),
                    ),
                    title="More",
                ),
            ),
        ),
    ),
    outcome=Result(
        about=About(name="name", email="email", phone="phone", address="address", prefers="reply")
    ),
)
"""As much of the claim as its evidence and decisions look at."""


PARTS = (Part.PROOFS, Part.DISPUTES)


@cache
def _rows() -> tuple[RulesVersion, ...]:
    return tuple(row for row in rows() if row.part in PARTS)


def rules() -> None:
    """The demonstration's proofs and disputes, in use."""
    if not RulesVersion.objects.filter(part__in=PARTS).exists():
        RulesVersion.objects.bulk_create(copy(row) for row in _rows())
        generation.forget()


def claim_of(
    answers: dict[str, Any] | None = None,
    *,
    rent: bool = True,
    council_tax: bool = True,
    owner: User | None = None,
    at: datetime | None = None,
    team: ContactPoint | None = None,
    **more: Any,
) -> Claim:
    """A claim that was sent ``at``, begun a day before; in the account of ``owner``.

    ``team`` looks after it; a new one if there is none.
    """
    rules()
    moment = at or timezone.now()
    whose = {"team": team} if team else {}
    case: Any = CaseFactory(kind=KIND, title="Claim", at=moment, steps=(), **whose)
    if owner is not None:
        hold(case, person_of(owner), How.SENT)
    given = {"born": None, "has_partner": None, "rent_amount": None, **ANSWERS, **(answers or {})}
    submission = sent(case, given, LIKE_IT)
    begun = moment - timedelta(days=1)
    made: Claim = Claim.objects.create(
        case=case,
        rent=rent,
        council_tax=council_tax,
        intended_at=begun,
        protected_until=more.pop("protected_until", begun.date() + timedelta(days=30)),
        submitted_at=moment,
        **more,
    )
    claimed.send(sender=Claim, claim=made, submission=submission, answers=given)
    return made


def decided(**more: Any) -> Decided:
    """£24.35 a week of Council Tax Reduction from today, decided today."""
    usual: dict[str, Any] = {
        "benefit": Benefit.COUNCIL_TAX,
        "outcome": Outcome.AWARDED,
        "decided_on": timezone.localdate(),
        "reasons": "Your money is low enough.",
        "weekly": 2435,
        "starts": timezone.localdate(),
        "worked_out": (("Pay", "£180.00"), ("Savings", "£1,200.00")),
    }
    if more.get("outcome") == Outcome.REFUSED:
        usual |= {"weekly": None, "starts": None}
    return Decided(**{**usual, **more})


def decision_of(claim: Claim, **more: Any) -> Decision:
    """A decision about a claim, recorded."""
    return record(claim, decided(**more), WEBSITE)
