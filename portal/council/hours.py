"""Opening hours as plain values: open or not, when that changes, and how to say it.

Pure: no database, no clock of its own. Times are local to the council (Europe/London).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOOK_AHEAD = timedelta(days=14)


@dataclass(frozen=True, order=True)
class Opening:
    """One stretch of a day on which we are open. ``weekday`` counts from Monday as 0."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """The hours of every week, and the dates on which we are closed in spite of them."""

    openings: tuple[Opening, ...]
    closed_on: frozenset[date] = frozenset()

    @classmethod
    def build(cls, openings: Iterable[Opening], closed_on: Iterable[date] = ()) -> Hours:
        return cls(tuple(sorted(openings)), frozenset(closed_on))

    def on(self, day: date) -> list[Opening]:
        """The openings of one date, first to last; none on a closed date."""
        if day in self.closed_on:
            return []
        return [opening for opening in self.openings if opening.weekday == day.weekday()]

    def is_open(self, at: datetime) -> bool:
        """Whether we are open at this local time."""
        return any(o.opens <= at.time() < o.closes for o in self.on(at.date()))

    def closes_at(self, at: datetime) -> time | None:
        """When today's present opening ends, or None if we are closed now."""
        return next((o.closes for o in self.on(at.date()) if o.opens <= at.time() < o.closes), None)

    def next_opening(self, at: datetime) -> datetime | None:
        """The next moment we open after this one, within a fortnight; None if there is none."""
        return next((when for when, opens in self._changes(at) if opens), None)

    def next_change(self, at: datetime) -> datetime | None:
        """The next moment we open or close after this one, within a fortnight."""
        return next((when for when, _ in self._changes(at)), None)

    def _changes(self, at: datetime) -> Iterable[tuple[datetime, bool]]:
        for offset in range(LOOK_AHEAD.days + 1):
            day = at.date() + timedelta(days=offset)
            for opening in self.on(day):
                for moment, opens in ((opening.opens, True), (opening.closes, False)):
                    when = datetime.combine(day, moment, tzinfo=at.tzinfo)
                    if when > at:
                        yield when, opens

    def lines(self) -> list[str]:
        """The week in words, days with the same hours together: "Monday to Friday, 9am to 5pm"."""
        days = [(weekday, self._day_in_words(weekday)) for weekday in range(7)]
        lines = []
        for words, group in groupby(days, key=lambda day: day[1]):
            if words:
                numbers = [weekday for weekday, _ in group]
                lines.append(f"{_days_in_words(numbers)}, {words}")
        return lines

    def _day_in_words(self, weekday: int) -> str:
        spans = [o for o in self.openings if o.weekday == weekday]
        return " and ".join(f"{clock(o.opens)} to {clock(o.closes)}" for o in spans)


def _days_in_words(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return WEEKDAYS[numbers[0]]
    joiner = " and " if len(numbers) == 2 else " to "
    return WEEKDAYS[numbers[0]] + joiner + WEEKDAYS[numbers[-1]]


def clock(value: time) -> str:
    """A time of day as people say it: 9am, 12:30pm, midday, midnight."""
    if value == time(0):
        return "midnight"
    if value == time(12):
        return "midday"
    hour = value.hour % 12 or 12
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{hour}{minutes}{'am' if value.hour < 12 else 'pm'}"
