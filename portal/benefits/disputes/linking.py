"""Which claim a dispute is about, in the transaction that sends it.

A reference that somebody types links only to a claim that is plainly theirs: the same e-mail
address, or both in one account. Nobody is told whether it did; staff see the link or type it in.
"""

from __future__ import annotations

from typing import Any

from portal.cases.models import Case, Holding
from portal.cases.reference import parse
from portal.forms.models import Submission

from ..models import Claim, Decision, Disputed
from .names import ABOUT, CLAIM, KEY


def on_sent(submission: Submission, **kwargs: Any) -> None:
    """A receiver for ``portal.forms.sending.sent``."""
    if submission.journey_key == KEY:
        link(submission.case, submission.answers)


def link(case: Case, answers: dict[str, Any]) -> Disputed:
    """Keep what the case disputes, as far as we know."""
    claim = _claim(case, str(answers.get(CLAIM) or ""))
    decision = _decision(claim, str(answers.get(ABOUT) or "")) if claim else None
    made: Disputed = Disputed.objects.create(case=case, claim=claim, decision=decision)
    return made


def _claim(case: Case, typed: str) -> Claim | None:
    reference = parse(typed)
    if reference is None:
        return None
    found: Claim | None = (
        Claim.objects.select_related("case").filter(case__reference=reference).first()
    )
    return found if found is not None and _same_person(case, found.case) else None


def _same_person(one: Case, other: Case) -> bool:
    if one.owned_email_hash and one.owned_email_hash == other.owned_email_hash:
        return True
    people = Holding.objects.filter(case=one, person__isnull=False).values("person")
    return Holding.objects.filter(case=other, person__in=people).exists()


def _decision(claim: Claim, benefit: str) -> Decision | None:
    """The newest about that benefit."""
    found: Decision | None = (
        claim.decisions.filter(benefit=benefit).order_by("-decided_on", "-pk").first()
    )
    return found
