"""What the benefits system sends about a claim, and what it gets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from portal.cases.api.schemas import Message, Words

from ..decisions.recording import ON_PAPER
from ..models import Claim
from .events import BenefitName, OutcomeName, StateName

MOST_PENCE = 999_999
Short = Annotated[Words, Field(max_length=1000)]
Name = Annotated[Words, Field(max_length=100)]
Number = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
Pence = Annotated[int, Field(ge=0, le=MOST_PENCE, strict=True)]


class ProofOut(Schema):
    """A proof. What the person wrote about it is not here."""

    number: int
    code: str
    title: str
    about: str
    state: StateName
    due: date


class DecisionOut(Schema):
    """A decision that was recorded."""

    benefit: BenefitName
    outcome: OutcomeName
    weekly: int | None
    starts: date | None
    ends: date | None
    decided_on: date
    dispute_by: date | None
    number: str


class ClaimOut(Schema):
    """A claim. It says nothing about who claims."""

    reference: str
    rent: bool
    council_tax: bool
    intended_at: datetime
    submitted_at: datetime
    protected_until: date
    backdate_from: date | None
    proofs: list[ProofOut]
    decisions: list[DecisionOut]


class ProofMessage(Message):
    """A proof was looked at."""

    state: Literal["accepted", "refused", "not_needed"] = Field(
        description="refused: the person is asked again. not_needed: you decide without it."
    )
    why: Short | None = Field(
        None,
        description="With refused: what the person reads, if not our words. No names, no sums.",
    )


class MoreMessage(Message):
    """One more proof is needed."""

    title: Name = Field(description="As on a list, without a name: A letter about your pension.")
    why: Short = Field(description="Why, and what will do. The person reads it.")


class Counted(Schema):
    """One thing that a decision was worked out from."""

    what: Name
    amount: Annotated[Words, Field(max_length=60)]


class DecisionMessage(Message):
    """What was decided about one benefit. Its person is told, and gets it as a letter."""

    benefit: BenefitName
    outcome: OutcomeName = Field(
        description="changed: an earlier decision is replaced by this one."
    )
    number: Number = Field(
        description="What you call it. The same again changes nothing, whatever its message id."
    )
    weekly: Pence | None = Field(None, description="Pence a week. None where nothing is given.")
    starts: date | None = Field(None, description="From which day. None where nothing is given.")
    ends: date | None = Field(None, description="Until which day, if an end is known.")
    decided_on: date = Field(description="Not before the claim was sent, and not ahead.")
    reasons: Words = Field(description="Why, in plain words. The person reads it.")
    worked_out: list[Counted] = Field(default_factory=list, max_length=ON_PAPER)


def as_it_is(claim: Claim) -> ClaimOut:
    """A claim with its proofs and decisions, for a system. Two queries."""
    return ClaimOut(
        reference=claim.case.reference,
        rent=claim.rent,
        council_tax=claim.council_tax,
        intended_at=claim.intended_at,
        submitted_at=claim.submitted_at,
        protected_until=claim.protected_until,
        backdate_from=claim.backdate_from,
        proofs=[ProofOut.from_orm(each) for each in claim.evidence.order_by("number")],
        decisions=[DecisionOut.from_orm(each) for each in claim.decisions.all()],
    )
