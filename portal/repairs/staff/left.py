"""How much time is left until a deadline, in words. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def left(due: datetime, now: datetime) -> str:
    """Say "3 hours left", or "Late by 2 days". The last minute is still in time."""
    if due < now:
        return f"Late by {_span(now - due)}"
    return f"{_span(due - now)} left"


def _span(span: timedelta) -> str:
    """The largest whole unit; under two days in hours, since a day may be too coarse then."""
    if span < HOUR:
        return _so_many(int(span.total_seconds() // 60), "minute")
    if span < 2 * DAY:
        return _so_many(int(span // HOUR), "hour")
    return _so_many(span // DAY, "day")


def _so_many(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
