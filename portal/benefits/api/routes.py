"""What systems may do with a claim: read it, look at its proofs, ask for more, and decide."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from portal.cases.api.finding import case_for
from portal.cases.api.routes import DONE, actor
from portal.cases.api.schemas import Applied
from portal.integration.api import NOTHING_HERE, Problem, invalid, once, require

from ..decisions.recording import CannotDecide, CannotNow, Decided, record
from ..decisions.terms import Benefit
from ..evidence import moving
from ..evidence.pages.opening import claim_of
from ..models import Claim, EvidenceItem, Outcome
from .schemas import (
    ClaimOut,
    DecisionMessage,
    MoreMessage,
    ProofMessage,
    as_it_is,
)

router = Router()
ProofNumber = Annotated[int, Path(ge=1, le=32767)]
NOT_GOOD = "We cannot use what you sent. Please send another one, or call us."
NO_CHANGE = Applied(applied=False, because="it is so already")


@router.get("/{reference}", auth=require("claims:read"), response=ClaimOut)
def read_claim(request: HttpRequest, reference: str) -> ClaimOut:
    """Read a claim of your team, with its proofs and decisions."""
    return as_it_is(claim_for(request, reference))


@router.post("/{reference}/proofs", auth=require("claims:write"), response=Applied)
def ask_for_proof(request: HttpRequest, reference: str, message: MoreMessage) -> HttpResponse:
    """Ask for one more proof. The person is told. The same again is asked for once."""

    def work() -> Applied:
        claim = claim_for(request, reference)
        try:
            moving.ask_for(claim, message.title, message.why, actor(request))
        except moving.NotNow as no:
            return Applied(applied=False, because=str(no))
        return DONE

    return once(request, work)


@router.post("/{reference}/proofs/{number}", auth=require("claims:write"), response=Applied)
def look_at_proof(
    request: HttpRequest, reference: str, number: ProofNumber, message: ProofMessage
) -> HttpResponse:
    """Say whether a proof will do. Where it will not, the person is asked again."""

    def work() -> Applied:
        item = _item(claim_for(request, reference), number)
        try:
            if message.state == "refused":
                moving.refuse(item, message.why or NOT_GOOD, actor(request))
                return DONE
            move = moving.accept if message.state == "accepted" else moving.not_needed
            return DONE if move(item, actor(request)) else NO_CHANGE
        except moving.NotNow as no:
            return Applied(applied=False, because=str(no))

    return once(request, work)


@router.post("/{reference}/decision", auth=require("claims:write"), response=Applied)
def decide(request: HttpRequest, reference: str, message: DecisionMessage) -> HttpResponse:
    """Record a decision. The person is told, and reads it as a letter."""

    def work() -> Applied:
        claim = claim_for(request, reference)
        known = claim.decisions.filter(number=message.number).exists()
        decided = Decided(
            benefit=Benefit(message.benefit),
            outcome=Outcome(message.outcome),
            decided_on=message.decided_on,
            reasons=message.reasons,
            weekly=message.weekly,
            starts=message.starts,
            ends=message.ends,
            worked_out=tuple((each.what, each.amount) for each in message.worked_out),
            number=message.number,
        )
        try:
            record(claim, decided, actor(request))
        except CannotNow as no:
            return Applied(applied=False, because=str(no))
        except CannotDecide as no:
            raise invalid(no.at, str(no)) from None
        return NO_CHANGE if known else DONE

    return once(request, work)


def claim_for(request: HttpRequest, written: str) -> Claim:
    """Give the claim of a reference, for whoever calls. Raises Problem: the same for each reason.

    A case that is no claim, one of another team and none at all get one answer.
    """
    claim = claim_of(case_for(request, written))
    if claim is None:
        raise Problem(NOTHING_HERE)
    return claim


def _item(claim: Claim, number: int) -> EvidenceItem:
    found: EvidenceItem | None = claim.evidence.filter(number=number).first()
    if found is None:
        raise Problem(NOTHING_HERE)
    found.claim = claim
    return found
