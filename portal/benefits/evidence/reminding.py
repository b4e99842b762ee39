"""Reminders of missing proofs, and at the end of the time a question to staff, never a closure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from portal.cases.changes import add_note
from portal.cases.models import ENDED
from portal.cases.timeline import WEBSITE, lock

from ..in_use import content_on
from ..models import OPEN, Claim, EvidenceNudge
from . import telling

LATE = (
    "The time for proof is over, and not all has come. Decide what to do: ask the person, decide "
    "with what we have, or wait. Proof may come later where that is reasonable. Nothing was closed."
)
KIND_WORDS = (
    "We do not have all your proofs yet. Your claim is not closed. Tell us if you need longer."
)


def remind() -> int:
    """Remind each person on the days of the rules, and ask staff once the day has passed. How many.

    Each morning; a day that was left out is made up for the next time. Safe to run twice.
    """
    today = timezone.localdate()
    rules = content_on(today).proofs
    days = sorted(rules.remind if rules else ())
    waiting = (
        Claim.objects.filter(evidence__state__in=OPEN)
        .exclude(case__status__in=ENDED)
        .annotate(due=Min("evidence__due"))
        .select_related("case__team")
    )
    return sum(_remind(claim, claim.due, today, days) for claim in waiting.iterator(200))


def _remind(claim: Claim, due: date, today: date, days: Iterable[int]) -> bool:
    """The nearest of the days that has come. One that is nearer makes up for those before."""
    left = (due - today).days
    step = 0 if left < 0 else next((each for each in days if left <= each), None)
    if step is None:
        return False
    try:
        with transaction.atomic():
            lock(claim.case)
            nudge = EvidenceNudge.objects.create(claim=claim, due=due, days=step)
            _tell(claim, nudge)
    except IntegrityError:
        return False  # this was done before
    return True


def _tell(claim: Claim, nudge: EvidenceNudge) -> None:
    if nudge.days:
        telling.REMINDER.queue(claim.case, nudge.pk)
        return
    add_note(claim.case, LATE, WEBSITE, public=False)
    add_note(claim.case, KIND_WORDS, WEBSITE, public=True)
    telling.TIME.queue(claim.case, nudge.pk)
