"""Cases that should not have to wait: overdue ones, and those that have heard nothing for long."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from .calendar import end_of, local_date, take_days, working_day
from .closed import Calendar, closed_days
from .models import Case, Clock, Status
from .targets import target_for

TOO_LONG = 10
"""Working days of silence, where no target for the step "update" says otherwise."""


def _running() -> QuerySet[Clock]:
    return Clock.objects.filter(case=OuterRef("pk"), stopped_at__isnull=True, due_at__isnull=False)


def overdue(now: datetime | None = None) -> QuerySet[Case]:
    """Open cases with a clock that has run out."""
    late = _running().filter(due_at__lt=now or timezone.now())
    found: QuerySet[Case] = Case.objects.open().filter(Exists(late))
    return found


def overdue_first(cases: QuerySet[Case]) -> QuerySet[Any]:
    """The same cases, each with ``next_due``, the earliest first and those without one last."""
    earliest = _running().order_by("due_at").values("due_at")[:1]
    return cases.annotate(next_due=Subquery(earliest)).order_by(
        F("next_due").asc(nulls_last=True), "-opened_at"
    )


def silent_too_long(now: datetime | None = None) -> QuerySet[Case]:
    """Open cases whose person has heard nothing for too long and is not the one we wait for."""
    today = local_date(now or timezone.now())
    found: QuerySet[Case] = (
        Case.objects.open()
        .exclude(status=Status.WAITING)
        .filter(quiet_since__lte=end_of(_last_quiet_day(today)))
    )
    return found


def _last_quiet_day(today: date) -> date:
    target = target_for("update", "", "", today)
    days = target.length if target else TOO_LONG
    return take_days(today, days, working_day(closed_days(Calendar.COUNCIL)))
