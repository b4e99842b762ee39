"""What other systems may be told of a claim: sent, a proof has changed, decided.

Nothing here says who somebody is; answers are in ``form.submitted``. A system is not told of what
it told us.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from portal.cases.models import Case
from portal.cases.timeline import Actor
from portal.integration.events import Event, EventType, publish, register
from portal.integration.models import System

from ..claim.claiming import claimed
from ..decisions.signals import decided
from ..evidence.signals import changed
from ..models import Claim, Decision, EvidenceItem

StateName = Literal["wanted", "sent", "accepted", "refused", "cannot", "not_needed"]
BenefitName = Literal["housing-benefit", "council-tax-reduction"]
OutcomeName = Literal["awarded", "refused", "changed"]


class ClaimData(BaseModel):
    """What every event of a claim says."""

    reference: str = Field(description="Eight letters and digits.", examples=["7K4M9TX3"])
    at: datetime = Field(description="When this happened.")


class ProofData(BaseModel):
    """One proof that a claim needs."""

    number: int = Field(description="Its number within the claim.")
    code: str = Field(description="What kind of proof it is: pay.")
    title: str = Field(description="What the person reads.")
    about: str = Field(description="Whose it is, without a name: job 2.")


class Submitted(ClaimData):
    rent: bool = Field(description="Whether Housing Benefit is asked for.")
    council_tax: bool = Field(description="Whether Council Tax Reduction is asked for.")
    intended_at: datetime = Field(description="When the person began the claim.")
    protected_until: date = Field(description="Until when that day counts.")
    backdate_from: date | None = Field(description="From when they ask for it, if earlier.")
    proofs: list[ProofData] = Field(description="What the claim has to prove.")


class ProofChanged(ClaimData, ProofData):
    state: StateName = Field(description="How it stands now.")
    due: date = Field(description="Until when we wait for it.")
    documents: list[str] = Field(
        description="The ids of the files that came for it: see case.document_added."
    )


class Decided(ClaimData):
    benefit: BenefitName
    outcome: OutcomeName
    weekly: int | None = Field(description="Pence a week; none where nothing is given.")
    starts: date | None
    ends: date | None
    decided_on: date
    dispute_by: date | None = Field(description="The last day to dispute it, if there is one.")
    number: str = Field(description="What the benefits system calls it; may be empty.")


_THEN = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
_OF: dict[str, Any] = {"reference": "7K4M9TX3", "at": _THEN}
_PROOF: dict[str, Any] = {"number": 2, "code": "pay", "title": "Pay", "about": "job 1"}
SUBMITTED = EventType(
    "claim.submitted",
    Submitted,
    "A claim for help with rent or council tax was sent. For the answers, see form.submitted.",
    Submitted(
        **_OF,
        rent=True,
        council_tax=True,
        intended_at=_THEN,
        protected_until=date(2026, 12, 20),
        backdate_from=None,
        proofs=[ProofData(**_PROOF)],
    ),
)
PROOF_CHANGED = EventType(
    "claim.proof_changed",
    ProofChanged,
    "A proof was sent, accepted, refused, asked for, or cannot be had.",
    ProofChanged(
        **_OF,
        **_PROOF,
        state="sent",
        due=date(2026, 12, 20),
        documents=["kTq0Zb7cVw2mXn4rYs6uPa"],
    ),
)
DECIDED = EventType(
    "claim.decided",
    Decided,
    "A decision about a claim was recorded, and its person is told.",
    Decided(
        **_OF,
        benefit="council-tax-reduction",
        outcome="awarded",
        weekly=2435,
        starts=date(2026, 11, 23),
        ends=None,
        decided_on=date(2026, 11, 20),
        dispute_by=None,
        number="D-1001",
    ),
    restricted=True,
)


def connect() -> None:
    """Say what may happen, and tell of it when it does. After the list of proofs is connected."""
    for each in (SUBMITTED, PROOF_CHANGED, DECIDED):
        register(each)
    claimed.connect(on_claimed, dispatch_uid="benefits.events.claim")
    changed.connect(on_proof, dispatch_uid="benefits.events.proof")
    decided.connect(on_decided, dispatch_uid="benefits.events.decided")


def on_claimed(claim: Claim, **kwargs: Any) -> None:
    """A receiver for ``claimed``, in its transaction. One query."""
    proofs = [_proof(each) for each in claim.evidence.order_by("number")]
    data = Submitted(
        **_about(claim.case, claim.submitted_at),
        rent=claim.rent,
        council_tax=claim.council_tax,
        intended_at=claim.intended_at.astimezone(UTC),
        protected_until=claim.protected_until,
        backdate_from=claim.backdate_from,
        proofs=[ProofData(**each) for each in proofs],
    )
    _publish(SUBMITTED, data, claim, None)


def on_proof(item: EvidenceItem, actor: Actor, **kwargs: Any) -> None:
    """A receiver for ``changed``, in its transaction. One query."""
    documents = item.files.values_list("document__public_id", flat=True)
    data = ProofChanged.model_validate(
        {
            **_about(item.claim.case, item.state_at),
            **_proof(item),
            "state": str(item.state),
            "due": item.due,
            "documents": list(documents),
        }
    )
    _publish(PROOF_CHANGED, data, item.claim, actor.system)


def on_decided(decision: Decision, actor: Actor, **kwargs: Any) -> None:
    """A receiver for ``decided``, in its transaction."""
    data = Decided.model_validate(
        {
            **_about(decision.claim.case, decision.recorded_at),
            **{
                name: getattr(decision, name)
                for name in Decided.model_fields
                if name not in ClaimData.model_fields
            },
            "outcome": str(decision.outcome),
        }
    )
    _publish(DECIDED, data, decision.claim, actor.system)


def _about(case: Case, at: datetime) -> dict[str, Any]:
    return {"reference": case.reference, "at": at.astimezone(UTC)}


def _proof(item: EvidenceItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ProofData.model_fields}


def _publish(type_: EventType, data: BaseModel, claim: Claim, source: System | None) -> None:
    """In the stream of its case, so that it comes after what led to it."""
    reference = claim.case.reference
    publish(Event(type_, data, reference, owner="claim", subject_id=claim.pk, source=source))
