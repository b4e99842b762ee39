"""Recording a decision: once, with the rule for disputing it, and the person told.

A claim has ended when each benefit that was asked for has been decided; its clocks stop then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from portal.cases.calendar import local_date
from portal.cases.changes import add_note, change_status
from portal.cases.models import Status, What
from portal.cases.timeline import Actor, lock

from ..in_use import content_on
from ..models import Claim, Decision, Outcome
from . import signals, telling
from .terms import NAMES, Benefit, as_kept, for_decision

DECIDED = "We have decided about your {name}. Sign in to read what we decided, and why."
ON_PAPER = 200
"""The most lines of what it was worked out from."""
OF_THE_CLAIM = ("benefit", "outcome")
"""What depends on what was claimed and decided before."""


class CannotDecide(ValueError):
    """A decision that cannot be. ``at`` is which part of it; the message is for who recorded it."""

    def __init__(self, at: str, words: str) -> None:
        super().__init__(words)
        self.at = at


class CannotNow(CannotDecide):
    """It could be decided, but not of this claim as it stands."""


@dataclass(frozen=True)
class Decided:
    """What was decided. ``weekly`` in pence; ``number`` is what the benefits system calls it."""

    benefit: Benefit
    outcome: Outcome
    decided_on: date
    reasons: str
    weekly: int | None = None
    starts: date | None = None
    ends: date | None = None
    worked_out: tuple[tuple[str, str], ...] = ()
    number: str = ""


@transaction.atomic
def record(claim: Claim, decided: Decided, actor: Actor) -> Decision:
    """Write it down and tell the person. The same number again gives the same decision.

    Raises CannotDecide, and nothing is done.
    """
    case = claim.case
    lock(case)
    known = _known(claim, decided)
    if known is not None:
        return known
    _check(claim, decided)
    rule = for_decision(
        content_on(decided.decided_on).disputes, decided.benefit, decided.decided_on
    )
    if rule is None:
        raise CannotDecide(
            "benefit",
            "Nobody has written down yet how this may be disputed. Do that first, in the rules of "
            "benefits.",
        )
    decision: Decision = Decision.objects.create(
        claim=claim,
        benefit=decided.benefit.value,
        outcome=decided.outcome,
        weekly=decided.weekly,
        starts=decided.starts,
        ends=decided.ends,
        reasons=decided.reasons,
        worked_out=[list(pair) for pair in decided.worked_out[:ON_PAPER]],
        decided_on=decided.decided_on,
        dispute=as_kept(rule),
        dispute_by=rule.last_day(decided.decided_on),
        number=decided.number,
    )
    _say(claim, decision, actor)
    telling.tell(decision, asked_for(claim))
    signals.decided.send(sender=Decision, decision=decision, actor=actor)
    return decision


def asked_for(claim: Claim) -> tuple[Benefit, ...]:
    """The benefits that a claim asks for."""
    both = ((Benefit.RENT, claim.rent), (Benefit.COUNCIL_TAX, claim.council_tax))
    return tuple(benefit for benefit, is_asked in both if is_asked)


def _known(claim: Claim, decided: Decided) -> Decision | None:
    """The decision of that number. Raises CannotDecide where it said something else."""
    if not decided.number:
        return None
    found: Decision | None = claim.decisions.filter(number=decided.number).first()
    if found is None:
        return None
    same = (
        (found.benefit, found.outcome, found.weekly, found.decided_on)
        == (decided.benefit.value, decided.outcome, decided.weekly, decided.decided_on)
    ) and (found.starts, found.ends) == (decided.starts, decided.ends)
    if not same:
        raise CannotNow("number", "Another decision of this claim has this number already.")
    return found


def _check(claim: Claim, decided: Decided) -> None:
    before = claim.decisions.filter(benefit=decided.benefit.value).exists()
    first = local_date(claim.submitted_at)
    wrong = (
        (decided.benefit not in asked_for(claim), "benefit", "This was not claimed."),
        (
            decided.decided_on > timezone.localdate(),
            "decided_on",
            "This day has not come yet.",
        ),
        (decided.decided_on < first, "decided_on", "This is before the claim was sent."),
        (
            before and decided.outcome != Outcome.CHANGED,
            "outcome",
            "We have decided about this already. Say that it is changed.",
        ),
        (
            not before and decided.outcome == Outcome.CHANGED,
            "outcome",
            "There is no decision yet that could be changed.",
        ),
        (
            decided.outcome == Outcome.REFUSED
            and not (decided.weekly is None and decided.starts is None and decided.ends is None),
            "weekly",
            "Nothing is given: leave the amount and the days empty.",
        ),
        (
            decided.outcome != Outcome.REFUSED and decided.weekly is None,
            "weekly",
            "Say how much it is a week. Write 0 if it is nothing.",
        ),
        (
            decided.outcome != Outcome.REFUSED and decided.starts is None,
            "starts",
            "Say from which day.",
        ),
        (
            bool(decided.starts and decided.ends and decided.ends < decided.starts),
            "ends",
            "It ends before it begins.",
        ),
        (not decided.reasons.strip(), "reasons", "Say why."),
    )
    for is_wrong, at, words in wrong:
        if is_wrong:
            raise (CannotNow if at in OF_THE_CLAIM else CannotDecide)(at, words)


def _say(claim: Claim, decision: Decision, actor: Actor) -> None:
    """The timeline says that we decided, never what. Once all is decided the case is done.

    No message of the case goes out: the decision has its own.
    """
    words = DECIDED.format(name=NAMES[Benefit(decision.benefit)])
    decided = set(claim.decisions.values_list("benefit", flat=True))
    case = claim.case
    if case.is_open and decided >= {benefit.value for benefit in asked_for(claim)}:
        change_status(case, Status.DONE, actor, words, what=What.NOTE)
        case.questions.open().update(withdrawn_at=timezone.now())
    else:
        add_note(case, words, actor, public=True)
