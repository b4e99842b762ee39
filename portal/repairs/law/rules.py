"""The rules as values, free of the database: what applies on a day. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from portal.cases.deadlines import Working
from portal.cases.lengths import Length, Unit

from ..words import Defect, Hazard, Priority, Track
from .words import AtHome, Evidence, Start

if TYPE_CHECKING:
    from portal.cases.closed import Calendar

Works = Callable[["Calendar", Unit], Working]
"""When we work, by a calendar: ``portal.cases.closed.working``, or what stands in for it."""


@dataclass(frozen=True)
class Held:
    """From when to when a rule holds, both days counted. None: without end on that side."""

    first: date | None = None
    last: date | None = None

    def on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Season:
    """A part of every year, by month and day, both counted. It may go over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def on(self, day: date) -> bool:
        there = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= there <= self.last
        return there >= self.first or there <= self.last

    def next_from(self, day: date) -> date:
        """This day if it lies in the season, else the first day of the next one."""
        if self.on(day):
            return day
        begins = _day_of(day.year, *self.first)
        return begins if begins > day else _day_of(day.year + 1, *self.first)


def _day_of(year: int, month: int, day: int) -> date:
    """29 February is 1 March in a year that has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1)


@dataclass(frozen=True)
class Rule:
    """A length, what it is counted in, and where it stands."""

    step: str
    promise: str
    takes: Length
    calendar: Calendar
    source: str
    evidence: Evidence = Evidence.READ
    held: Held = Held()
    is_law: bool = True


@dataclass(frozen=True)
class LimitRule:
    """By when something must be done about a hazard on a track."""

    rule: Rule
    track: Track
    start: Start


@dataclass(frozen=True)
class RightRule:
    """By when a defect must be mended under the Right to Repair, all year or in a season."""

    rule: Rule
    defect: Defect
    season: Season | None = None


@dataclass(frozen=True)
class Phase:
    """From when a kind of hazard counts on a track; None: not yet known, so it does not."""

    hazard: Hazard
    track: Track
    since: date | None

    def on(self, day: date) -> bool:
        return self.since is not None and self.since <= day


@dataclass(frozen=True)
class Precaution:
    """With somebody like this at home, such a hazard is on this track at least."""

    who: AtHome
    hazard: Hazard
    track: Track
    held: Held = Held()


@dataclass(frozen=True)
class TargetRule:
    """The landlord's own target for a priority."""

    rule: Rule
    priority: Priority


@dataclass(frozen=True)
class Law:
    """Everything that sets a deadline."""

    limits: tuple[LimitRule, ...] = ()
    rights: tuple[RightRule, ...] = ()
    phases: tuple[Phase, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    targets: tuple[TargetRule, ...] = ()

    def counts(self, hazard: Hazard | None, track: Track, day: date) -> bool:
        """Whether the law sets deadlines for such a hazard on this day."""
        return any(
            phase.hazard == hazard and phase.track == track and phase.on(day)
            for phase in self.phases
        )

    def target(self, priority: Priority, day: date) -> TargetRule | None:
        """The newest target for a priority that holds on this day."""
        return max(
            (t for t in self.targets if t.priority == priority and t.rule.held.on(day)),
            key=lambda target: target.rule.held.first or date.min,
            default=None,
        )
