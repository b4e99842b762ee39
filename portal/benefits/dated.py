"""What holds from a day to a day, and how well we know it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar


class Evidence(StrEnum):
    """How well we know a figure. A council checks what is not read in the law itself."""

    READ = "read"
    """Read in the law or an official text."""
    SECONDARY = "secondary"
    """Read about, not in the law itself."""
    UNSURE = "unsure"
    """To be checked."""


@dataclass(frozen=True)
class Held:
    """From when to when something holds, both days counted. None: without end on that side."""

    first: date | None = None
    last: date | None = None

    def on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Held()


@dataclass(frozen=True)
class Source:
    """Where a figure or a rule comes from."""

    words: str
    evidence: Evidence = Evidence.UNSURE


class Dated(Protocol):
    """Whatever has a time in which it holds."""

    @property
    def held(self) -> Held: ...


T = TypeVar("T", bound=Dated)


def newest(things: Iterable[T], day: date) -> T | None:
    """The one that began last of those that hold on a day."""
    return max(
        (thing for thing in things if thing.held.on(day)),
        key=lambda thing: thing.held.first or date.min,
        default=None,
    )
