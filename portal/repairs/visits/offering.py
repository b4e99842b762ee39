"""Which times a tenant is offered: the earliest that keep the earliest deadline, day by day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from portal.cases.models import Clock
from portal.integration.slots import Fit, Slot, by_day, choose, day_of, source

from ..law.words import Step, target_step
from ..models import Repair, Visit, VisitState
from ..words import Priority
from .jobs import job_of

STEPS = (
    Step.INVESTIGATE,
    Step.MAKE_SAFE,
    Step.START_MORE,
    Step.RIGHT,
    Step.RIGHT_SECOND,
    *(target_step(priority) for priority in Priority.values),
)
"""The deadlines that somebody must have come before."""
AHEAD = {
    Priority.EMERGENCY: timedelta(days=7),
    Priority.URGENT: timedelta(days=28),
    Priority.ROUTINE: timedelta(days=56),
    Priority.PLANNED: timedelta(days=56),
}
"""How far ahead we look."""


@dataclass(frozen=True)
class OfferedDay:
    """A day and its times. None: it is full, and says so."""

    date: date
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Offer:
    """``slots`` in order, and under their days; ``due``: the deadline, if one runs.

    ``in_time``: whether each slot keeps it. ``more``: from when there are others, if there are.
    """

    slots: tuple[Slot, ...]
    days: tuple[OfferedDay, ...]
    in_time: bool
    due: Clock | None
    more: datetime | None


def offer(visit: Visit, after: datetime | None = None) -> Offer:
    """Ask the scheduler, and choose; ``after``: what begins then or later. Raises Unavailable."""
    every, due = free_times(visit), due_of(visit.repair)
    pool = [slot for slot in every if after is None or slot.start >= after]
    chosen = choose(pool, due=due.due_at if due else None)
    slots = chosen.slots
    left = [slot for slot in pool if slots and slot.fit is Fit.YES and slot.start > slots[-1].start]
    more = left[0].start if left else None
    return Offer(slots, _days(pool, slots), chosen.in_time, due, more)


def on_day(visit: Visit, day: date) -> Offer:
    """Every time of one day that may be had. Raises Unavailable."""
    pool = [slot for slot in free_times(visit) if day_of(slot) == day]
    slots = tuple(slot for slot in pool if slot.fit is not Fit.NO)
    due = due_of(visit.repair)
    last = due.due_at if due else None
    in_time = last is None or all(slot.end <= last for slot in slots)
    return Offer(slots, _days(pool, slots), in_time, due, None)


def free_times(visit: Visit) -> list[Slot]:
    """Every window that the scheduler knows, full ones too. The one that is booked counts as full:
    somebody else may be free then, but to move a visit there would not move it.
    """
    now = timezone.now()
    ahead = AHEAD.get(Priority(visit.repair.priority), AHEAD[Priority.ROUTINE])
    own = (visit.start, visit.end) if visit.state == VisitState.BOOKED else None
    return [
        replace(slot, fit=Fit.NO) if (slot.start, slot.end) == own else slot
        for slot in source().availability(job_of(visit), now, now + ahead)
    ]


def due_of(repair: Repair) -> Clock | None:
    """The earliest deadline before which somebody must have come. One query."""
    running = repair.case.clocks.filter(
        step__in=STEPS, stopped_at__isnull=True, due_at__isnull=False, public=True
    )
    found: Clock | None = running.order_by("due_at").first()
    return found


def _days(pool: list[Slot], offered: tuple[Slot, ...]) -> tuple[OfferedDay, ...]:
    """Every day from the first to the last that has an offered slot."""
    if not offered:
        return ()
    last = day_of(offered[-1])
    chosen = set(offered)
    return tuple(
        OfferedDay(day.date, tuple(slot for slot in day.slots if slot in chosen))
        for day in by_day(pool)
        if day.date <= last
    )
