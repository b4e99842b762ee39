"""Counting days and hours. Pure: which days are closed is passed in.

Dates are local (Europe/London). A time between two moments is always the time that passes, so the
nights when the clocks change have 23 and 25 hours.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.council.hours import Hours, Opening

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
END_OF_DAY = time(23, 59, 59)
NINE_TO_FIVE = Hours.build(Opening(weekday, time(9), time(17)) for weekday in range(5))

Counts = Callable[[date], bool]
"""Whether a date counts."""


def every_day(day: date) -> bool:
    return True


def working_day(closed: Container[date]) -> Counts:
    """Monday to Friday, but for these dates."""
    return lambda day: day.weekday() < 5 and day not in closed


def add_days(start: date, days: int, counts: Counts) -> date:
    """The last of so many dates that count, the first being after ``start``.

    For none: ``start`` itself, or the next date that counts.
    """
    day = start
    if not days:
        while not counts(day):
            day += DAY
    for _ in range(days):
        day += DAY
        while not counts(day):
            day += DAY
    return day


def days_between(start: date, end: date, counts: Counts) -> int:
    """How many dates count from the day after ``start`` to ``end`` itself."""
    return sum(counts(start + DAY * n) for n in range(1, (end - start).days + 1))


def take_days(end: date, days: int, counts: Counts) -> date:
    """The latest date from which to ``end`` so many dates count."""
    day = end
    for _ in range(days):
        while not counts(day):
            day -= DAY
        day -= DAY
    return day


def local_date(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last second of a date."""
    return datetime.combine(day, END_OF_DAY, tzinfo=LONDON)


def add_working_time(
    start: datetime, length: timedelta, week: Hours, closed: Container[date]
) -> datetime:
    """When so much of our opening time has passed. Raises ValueError if the week has none."""
    left = length
    for opens, closes in _open_spans(start, week, closed):
        span = closes - opens
        if left <= span:
            return (opens + left).astimezone(LONDON)
        left -= span
    raise AssertionError("A week that opens never ends.")


def working_time_between(
    start: datetime, end: datetime, week: Hours, closed: Container[date]
) -> timedelta:
    """How much of our opening time lies between two moments."""
    total = timedelta()
    for opens, closes in _open_spans(start, week, closed):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total


def _open_spans(
    start: datetime, week: Hours, closed: Container[date]
) -> Iterator[tuple[datetime, datetime]]:
    """When we are open from this moment on, for ever, in UTC so that differences are true."""
    if not week.openings:
        raise ValueError("The week has no opening times to count.")
    day = local_date(start)
    while True:
        for opening in week.on(day) if day not in closed else ():
            opens, closes = (
                datetime.combine(day, moment, tzinfo=LONDON).astimezone(UTC)
                for moment in (opening.opens, opening.closes)
            )
            if closes > start:
                yield max(opens, start.astimezone(UTC)), closes
        day += DAY
