"""When a day on which we are closed is added, moved or taken away, deadlines are counted afresh."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from . import deadlines
from .calendar import local_date
from .closed import Calendar, working
from .due import keep_all
from .lengths import Unit
from .models import Clock, TimelineEntry, What, Who
from .when import the_day

BATCH = 500
COUNTING_WORK = (Unit.WORKING_DAYS, Unit.WORKING_HOURS)


def on_closed_days_changed(**kwargs: Any) -> None:
    """A receiver for the signals of ClosureDay."""
    recount()


def recount() -> int:
    """Count every running clock of the council's own calendar afresh; how many ends moved.

    Clocks by law count the country's days only, and are left alone.
    """
    works = {unit: working(Calendar.COUNCIL, unit) for unit in COUNTING_WORK}
    moved, after = 0, 0
    while True:
        with transaction.atomic():
            clocks = list(
                Clock.objects.select_for_update()
                .filter(pk__gt=after, stopped_at__isnull=True, due_at__isnull=False)
                .filter(calendar=Calendar.COUNCIL, unit__in=COUNTING_WORK)
                .order_by("pk")[:BATCH]
            )
            moved += _move(clocks, works)
        if len(clocks) < BATCH:
            return moved
        after = clocks[-1].pk


def _move(clocks: list[Clock], works: dict[Unit, deadlines.Working]) -> int:
    prefetch_related_objects(clocks, "pauses")
    moved, entries = [], []
    for clock in clocks:
        before = clock.due_at
        pauses = [deadlines.Pause(p.began_at, p.ended_at) for p in clock.pauses.all()]
        now = deadlines.due(clock.started_at, clock.allowed, pauses, works[Unit(clock.unit)])
        if before is None or now == before:
            continue
        clock.due_at = now
        moved.append(clock)
        end = the_day(local_date(now)) if now else "the day we can go on"
        words = (
            f"{clock}. Moved from {the_day(local_date(before))} to {end}: "
            "the days we are closed have changed."
        )
        entries.append(
            TimelineEntry(case_id=clock.case_id, what=What.CLOCK, words=words, who=Who.SYSTEM)
        )
    Clock.objects.bulk_update(moved, ["due_at"])
    keep_all({clock.case_id for clock in moved})
    TimelineEntry.objects.bulk_create(entries)
    return len(moved)
