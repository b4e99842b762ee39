"""When a clock runs out, from its start, its length and its pauses. Pure.

The day on which a clock starts is not counted, nor are the days after it is paused up to the day
on which it runs on. A clock paused on its last day ends on the day on which it runs on, or on the
next that counts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from portal.council.hours import Hours

from .calendar import (
    LONDON,
    NINE_TO_FIVE,
    Counts,
    add_days,
    add_working_time,
    days_between,
    end_of,
    every_day,
    local_date,
    working_day,
    working_time_between,
)
from .lengths import Length, Unit


@dataclass(frozen=True)
class Pause:
    """From when to when a clock stood still; ``ended`` is None while it does."""

    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True)
class Working:
    """When we work: the dates we do not, and the hours of a week."""

    closed: Container[date] = frozenset()
    week: Hours = field(default=NINE_TO_FIVE)


class Ruler(Protocol):
    """Measures in one unit."""

    def add(self, start: datetime, counted: timedelta) -> datetime: ...

    def between(self, start: datetime, end: datetime) -> timedelta: ...


@dataclass(frozen=True)
class ByDays:
    counts: Counts

    def add(self, start: datetime, counted: timedelta) -> datetime:
        return end_of(add_days(local_date(start), counted.days, self.counts))

    def between(self, start: datetime, end: datetime) -> timedelta:
        return timedelta(days=days_between(local_date(start), local_date(end), self.counts))


class ByHours:
    def add(self, start: datetime, counted: timedelta) -> datetime:
        return (start.astimezone(UTC) + counted).astimezone(LONDON)

    def between(self, start: datetime, end: datetime) -> timedelta:
        return end.astimezone(UTC) - start.astimezone(UTC)


@dataclass(frozen=True)
class ByWorkingHours:
    working: Working

    def add(self, start: datetime, counted: timedelta) -> datetime:
        return add_working_time(start, counted, self.working.week, self.working.closed)

    def between(self, start: datetime, end: datetime) -> timedelta:
        return working_time_between(start, end, self.working.week, self.working.closed)


def ruler(unit: Unit, working: Working) -> Ruler:
    match unit:
        case Unit.WORKING_DAYS:
            return ByDays(working_day(working.closed))
        case Unit.DAYS:
            return ByDays(every_day)
        case Unit.HOURS:
            return ByHours()
        case Unit.WORKING_HOURS:
            return ByWorkingHours(working)


def due(
    started: datetime, length: Length, pauses: Iterable[Pause], working: Working
) -> datetime | None:
    """The last moment in time; None while the clock stands still with time left.

    ``pauses`` are in their order and do not overlap. One that began after the end changes nothing.
    """
    measure = ruler(Unit(length.unit), working)
    running_from, left = started, length.counted
    for pause in pauses:
        end = measure.add(running_from, left)
        if end < pause.began:
            return end
        if pause.ended is None:
            return None
        left -= measure.between(running_from, pause.began)
        running_from = pause.ended
    return measure.add(running_from, left)
