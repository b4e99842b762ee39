"""Windows and days as people say them. Pure; times of day are those of London."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from portal.council.hours import clock

from .kinds import Booked, Held, Slot

LONDON = ZoneInfo("Europe/London")


def window_words(window: Slot | Held | Booked) -> str:
    """8am to midday; midday to 5pm."""
    return f"{_time(window.start)} to {_time(window.end)}"


def day_of(window: Slot | Held | Booked) -> date:
    """The date in London on which it begins."""
    return window.start.astimezone(LONDON).date()


@dataclass(frozen=True)
class Day:
    """The slots of one date, in their order."""

    date: date
    slots: tuple[Slot, ...]


def by_day(slots: Iterable[Slot]) -> list[Day]:
    """Put slots under their dates, earliest first."""
    ordered = sorted(slots, key=lambda slot: (slot.start, slot.end, slot.id))
    return [Day(day, tuple(of_day)) for day, of_day in groupby(ordered, key=day_of)]


def _time(moment: datetime) -> str:
    return clock(moment.astimezone(LONDON).time())
