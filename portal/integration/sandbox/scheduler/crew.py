"""Who could come when, before anybody has booked: worked out from a seed. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
AHEAD = timedelta(days=60)
"""Nobody's diary is open for longer."""
LEAST, MOST = 2, 4
"""People of a trade. Every trade that is asked for has some."""
FULL = 5
"""In so many steps a window is busy already, from not at all to wholly."""
CROWDED = 9
"""Of so many windows one has each step, and all the others are full."""


@dataclass(frozen=True)
class Part:
    """A window that each working day has."""

    name: str
    start: time
    end: time

    @property
    def minutes(self) -> int:
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


PARTS = (Part("am", time(8), time(12)), Part("pm", time(12), time(17)))
BY_NAME = {part.name: part for part in PARTS}


@dataclass(frozen=True)
class Window:
    """A part of a date, in London."""

    day: date
    part: Part

    @property
    def start(self) -> datetime:
        return datetime.combine(self.day, self.part.start, LONDON)

    @property
    def end(self) -> datetime:
        return datetime.combine(self.day, self.part.end, LONDON)


def drawn(seed: int, *about: object) -> int:
    """A number that looks like chance, and is always the same for the same things."""
    words = ":".join(str(each) for each in (seed, *about))
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8])


@cache
def bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def works_on(day: date) -> bool:
    """Monday to Friday, but for bank holidays."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def people(seed: int, trade: str) -> list[str]:
    """Who has this trade, by their number."""
    number = LEAST + drawn(seed, "people", trade) % (MOST - LEAST + 1)
    return [f"{trade}-{each + 1}" for each in range(number)]


def free_minutes(seed: int, person: str, window: Window) -> int:
    """What is left of somebody's window before the portal's own bookings."""
    busy = min(FULL, drawn(seed, "busy", person, window.day, window.part.name) % CROWDED)
    return window.part.minutes * (FULL - busy) // FULL


def windows(earliest: datetime, latest: datetime, now: datetime) -> Iterator[Window]:
    """The windows between two moments that are still to come, in their order."""
    earliest, latest = max(earliest, now), min(latest, now + AHEAD)
    day, last = earliest.astimezone(LONDON).date(), latest.astimezone(LONDON).date()
    while day <= last:
        for part in PARTS if works_on(day) else ():
            window = Window(day, part)
            if window.start >= earliest and window.end <= latest:
                yield window
        day += timedelta(days=1)
