"""A claim was sent: what was asked for, and from which day, is kept with its case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.dispatch import Signal

from portal.cases.calendar import local_date
from portal.forms.models import Submission
from portal.forms.offers import value_of

from ..models import Claim
from ..state_pension import PensionAges
from . import intention, rules
from .limits import Limits
from .names import BACKDATE, BACKDATE_FROM, KEY
from .offered import births, for_rent, for_tax, reached
from .parts.finish import EARLIER

claimed = Signal()
"""Sent with ``claim``, ``submission`` and ``answers``, inside the transaction that made them."""


def on_sent(submission: Submission, begun_at: datetime, **kwargs: Any) -> None:
    """A receiver for ``portal.forms.sending.sent``."""
    if submission.journey_key == KEY:
        claim = make(submission, begun_at)
        claimed.send(sender=Claim, claim=claim, submission=submission, answers=submission.answers)


def make(submission: Submission, begun_at: datetime) -> Claim:
    """Make the claim of what was sent. Where no limits are in use, its first day is kept."""
    answers, sent_on = submission.answers, local_date(submission.submitted_at)
    found = intention.of(begun_at)
    claim: Claim = Claim.objects.create(
        case=submission.case,
        rent=for_rent(answers),
        council_tax=for_tax(answers),
        intended_at=min(begun_at, submission.submitted_at),
        protected_until=found.until if found else sent_on,
        submitted_at=submission.submitted_at,
        backdate_from=None,
    )
    limits = rules.limits_on(sent_on)
    if limits:
        ages = rules.content().pension_ages
        claim.backdate_from = backdate_from(answers, claim.counts_from, limits, ages)
        claim.save(update_fields=["backdate_from"])
    return claim


def backdate_from(
    answers: Mapping[str, Any], counts_from: date, limits: Limits, ages: PensionAges
) -> date | None:
    """Give the first day that we look at; None where that is the day on which the claim counts.

    At State Pension age we look back by ourselves, but not to before it was reached. Below it, to
    the day that was asked for, but no further than the limit.
    """
    of_age = reached(answers, ages, counts_from)
    if of_age and all(of_age):
        since = max(ages.reached(born) for born in births(answers))
        first = max(limits.look_back.before(counts_from), since)
    elif value_of(answers.get(BACKDATE)) == EARLIER and answers.get(BACKDATE_FROM):
        asked = date.fromisoformat(answers[BACKDATE_FROM])
        first = max(limits.backdate.before(counts_from), asked)
    else:
        return None
    return first if first < counts_from else None
