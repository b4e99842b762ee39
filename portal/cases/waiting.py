"""Cases that should not have to wait: overdue ones, and those that have heard nothing for long."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from .calendar import end_of, local_date, take_days, working_day
from .closed import Calendar, closed_days
from .models import BY_NEXT_DUE, HAS_ENDED, Case, Status
from .targets import target_for

TOO_LONG = 10
"""Working days of silence, where no target for the step "update" says otherwise."""


def overdue(now: datetime | None = None) -> QuerySet[Case]:
    """Open cases with a clock that has run out."""
    found: QuerySet[Case] = Case.objects.filter(next_due__lt=now or timezone.now())
    return found


def overdue_first(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same cases, the earliest due first, then the open ones without, then what has ended."""
    return cases.order_by(*BY_NEXT_DUE)


def silent_too_long(now: datetime | None = None) -> QuerySet[Case]:
    """Open cases whose person has heard nothing for too long and is not the one we wait for."""
    found: QuerySet[Case] = (
        # Open is said as the index of open cases says it, so that SQLite uses it.
        Case.objects.filter(next_due__lt=HAS_ENDED, quiet_since__lte=silent_from(now)).exclude(
            status=Status.WAITING
        )
    )
    return found


def is_silent(case: Case, since: datetime) -> bool:
    """The same of one case, where ``since`` is ``silent_from()``, asked once for a whole list."""
    return case.is_open and case.status != Status.WAITING and case.quiet_since <= since


def silent_from(now: datetime | None = None) -> datetime:
    """Whoever has heard nothing since this moment has waited too long. Two queries."""
    today = local_date(now or timezone.now())
    target = target_for("update", "", "", today)
    days = target.length if target else TOO_LONG
    return end_of(take_days(today, days, working_day(closed_days(Calendar.COUNCIL))))
