"""Dates that a person has before them: rooms name theirs, the account shows them in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .panels import Panel, Viewer

MOST = 6
COMING, DUE = "", "due"


@dataclass(frozen=True)
class Coming:
    """Something on a day: it happens then, or is ``DUE`` by then. ``href`` leads to it."""

    day: date
    title: str
    words: str
    href: str = ""
    kind: str = COMING


Find = Callable[[Viewer], Iterable[Coming]]

_finders: dict[str, Find] = {}


def register(name: str, find: Find) -> None:
    """Ask ``find`` for dates of today and later. Raises ValueError if the name is another's."""
    if _finders.setdefault(name, find) is not find:
        raise ValueError(f"Others already register dates as {name!r}.")


def coming_up(viewer: Viewer) -> list[Coming]:
    """What comes next, the soonest first."""
    found = [each for find in _finders.values() for each in find(viewer)]
    return sorted(found, key=lambda each: (each.day, each.title))[:MOST]


def build(viewer: Viewer) -> Panel | None:
    dates = coming_up(viewer)
    return Panel("accounts/mine/coming.html", {"dates": dates}) if dates else None
