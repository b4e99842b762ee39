"""A database with many repairs, as their rows: some on every tab of the board, most on none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

BATCH = 5000
ON_EVERY_TAB = 60
"""More than a page holds: so many are new, dangerous, waited for and not fixed, in any database."""
OPEN_OF_TEN = 6
RARE = 500
"""One in so many is for a trade that is hardly ever needed."""


def fill(count: int) -> None:
    """Add so many repairs of three years. The first ``ON_EVERY_TAB`` are on each tab."""
    from django.db import connection, transaction

    with transaction.atomic():
        for start in range(0, count, BATCH):
            _add(range(start, min(start + BATCH, count)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _add(numbers: range) -> None:
    from django.utils import timezone

    from portal.cases.models import Case, Clock
    from portal.repairs.models import HazardCase, Repair, Visit

    now = timezone.now()
    cases = Case.objects.bulk_create(_case(number, now) for number in numbers)
    numbered = list(zip(numbers, cases, strict=True))
    repairs = Repair.objects.bulk_create(_repair(number, case) for number, case in numbered)
    Clock.objects.bulk_create(_clock(case) for _, case in numbered if case.is_open)
    Visit.objects.bulk_create(
        _visit(repair, now)
        for number, repair in zip(numbers, repairs, strict=True)
        if _is_on(number, 200)
    )
    HazardCase.objects.bulk_create(_hazard(case) for number, case in numbered if _is_on(number, 50))


def _is_on(number: int, one_in: int) -> bool:
    return number < ON_EVERY_TAB or number % one_in == 0


def _is_open(number: int) -> bool:
    return number < ON_EVERY_TAB or number % 10 < OPEN_OF_TEN


def _case(number: int, now: datetime) -> Any:
    from portal.cases import reference
    from portal.cases.models import HAS_ENDED, Case, Status
    from portal.repairs.reporting.opening import KIND

    is_open, opened = _is_open(number), now - timedelta(minutes=15 * number)
    due = now + timedelta(hours=number % 600 - 60)
    return Case(
        reference=f"{number:08d}" if number else reference.new(),
        kind=KIND,
        title="Blocked kitchen sink",
        status=Status.WITH_TEAM if is_open else Status.DONE,
        opened_at=opened,
        status_at=opened,
        quiet_since=opened,
        next_due=max(due, opened + timedelta(hours=1)) if is_open else HAS_ENDED,
    )


def _repair(number: int, case: Any) -> Any:
    from portal.repairs.course.states import State
    from portal.repairs.models import Repair
    from portal.repairs.words import Place, Priority, Responsibility

    if not _is_open(number):
        state, before = State.CLOSED, State.WORK_DONE
    elif _is_on(number, 20):
        state, before = State.TRIAGE, State.RECEIVED
    else:
        state, before = State.ACCEPTED, State.RECEIVED
    return Repair(
        case=case,
        state=state,
        came_from=before,
        state_at=case.opened_at,
        told_at=case.opened_at,
        place=Place.INSIDE,
        priority=Priority.URGENT,
        responsibility=Responsibility.LANDLORD,
        trade="glazier" if _is_on(number, RARE) else "plumber",
        reopened=1 if _is_on(number, 100) else 0,
        tenure_checked_at=case.opened_at if _is_on(number, 100) else None,
        home_hash=f"{number // 2:064x}",
    )


def _clock(case: Any) -> Any:
    from portal.cases.models import Clock

    return Clock(
        case=case,
        step="repair-urgent",
        promise="We will come",
        length=3,
        source="To measure",
        start_event="we were told",
        started_at=case.opened_at,
        due_at=case.next_due,
    )


def _visit(repair: Any, now: datetime) -> Any:
    from portal.repairs.models import Visit, VisitState

    noon = now.replace(hour=12, minute=0)
    return Visit(
        repair=repair,
        state=VisitState.BOOKED,
        start=noon,
        end=noon + timedelta(hours=4),
        booking=f"B{repair.case_id}",
    )


def _hazard(case: Any) -> Any:
    from portal.repairs.models import HazardCase
    from portal.repairs.words import Hazard, Track

    return HazardCase(
        case=case,
        hazard=Hazard.DAMP_MOULD,
        track=Track.SIGNIFICANT,
        covered=True,
        aware_at=case.opened_at,
    )
