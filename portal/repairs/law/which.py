"""Which deadlines a report, or what we have done since, starts. Pure.

Every rule that applies is worked out, and for each step the earliest is the one that counts. Where
sources disagree, both are rules, so the stricter one wins and the other stays on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from portal.cases.calendar import LONDON, days_between, end_of, local_date, working_day
from portal.cases.deadlines import due
from portal.cases.lengths import Length, Unit

from ..words import Defect, Hazard, Priority, Track
from .rules import Law, RightRule, Rule, Works
from .words import HAS_HAZARD_LAW, HAS_RIGHT_TO_REPAIR, AtHome, Start, Tenure

WORSE = (Track.NONE, Track.SIGNIFICANT, Track.EMERGENCY)
"""From no danger to the greatest."""


@dataclass(frozen=True)
class Report:
    """What a person told us, as far as deadlines depend on it. ``at``: when we knew."""

    at: datetime
    priority: Priority
    hazard: Hazard | None = None
    track: Track = Track.NONE
    defect: Defect | None = None
    tenure: Tenure = Tenure.UNKNOWN
    at_home: frozenset[AtHome] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Deadline:
    """One rule worked out. ``others`` are the later readings of the same step."""

    rule: Rule
    start: Start
    started: datetime
    due: datetime
    takes: Length
    """Counted from ``started``. It may be shorter than the rule's: see ``_seasonal``."""
    others: tuple[Deadline, ...] = ()

    @property
    def step(self) -> str:
        return self.rule.step


def worst(tracks: Iterable[Track]) -> Track:
    """The most dangerous of these tracks."""
    return max(tracks, key=WORSE.index)


def track_of(report: Report, law: Law) -> Track:
    """How dangerous it is for those who live there, which may be worse than it is for others."""
    day = local_date(report.at)
    return worst(
        [
            report.track,
            *(
                each.track
                for each in law.precautions
                if each.hazard == report.hazard and each.who in report.at_home and each.held.on(day)
            ),
        ]
    )


def priority_of(report: Report, law: Law) -> Priority:
    """The priority of the report; an emergency if the hazard is one."""
    return Priority.EMERGENCY if track_of(report, law) == Track.EMERGENCY else report.priority


def from_report(report: Report, law: Law, works: Works) -> list[Deadline]:
    """Every deadline that starts when we are told, one for each step, the earliest first."""
    day = local_date(report.at)
    found: list[Deadline] = []
    target = law.target(priority_of(report, law), day)
    if target is not None:
        found.append(_worked_out(target.rule, Start.AWARE, report.at, works))
    if report.tenure in HAS_RIGHT_TO_REPAIR:
        found += _rights(report, law, works)
    if report.hazard is not None and report.tenure in HAS_HAZARD_LAW:
        found += of_hazard(Start.AWARE, report.at, report.hazard, track_of(report, law), law, works)
    return in_order(found)


def of_hazard(
    start: Start,
    at: datetime,
    hazard: Hazard,
    track: Track,
    law: Law,
    works: Works,
    *,
    told: datetime | None = None,
) -> list[Deadline]:
    """The deadlines that an event in the life of a hazard starts, the earliest first.

    Which law holds is decided by the day on which we were ``told``; left out, that is ``at``.
    """
    day = local_date(told or at)
    if not law.counts(hazard, track, day):
        return []
    return in_order(
        _worked_out(limit.rule, start, at, works)
        for limit in law.limits
        if limit.track == track and limit.start == start and limit.rule.held.on(day)
    )


def in_order(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """One deadline for each step, the earliest with the others in it; the earliest step first."""
    by_step: dict[str, list[Deadline]] = {}
    for each in deadlines:
        by_step.setdefault(each.step, []).extend([replace(each, others=()), *each.others])
    first = []
    for same in by_step.values():
        same.sort(key=lambda each: each.due)
        first.append(replace(same[0], others=tuple(same[1:])))
    return sorted(first, key=lambda each: each.due)


def earliest(deadlines: Iterable[Deadline]) -> Deadline | None:
    """What is due before all else; None where nothing is."""
    return min(deadlines, key=lambda each: each.due, default=None)


def _rights(report: Report, law: Law, works: Works) -> Iterator[Deadline]:
    day = local_date(report.at)
    for right in law.rights:
        if right.defect == report.defect and right.rule.held.on(day):
            yield _seasonal(right, report.at, works)


def _seasonal(right: RightRule, at: datetime, works: Works) -> Deadline:
    """A right of a season that has not begun counts from its first day.

    So somebody without heating since October never waits longer than who tells us in November. The
    length is then counted from the report, so that the clock of a case can take it as it is.
    """
    begins = right.season.next_from(local_date(at)) if right.season else local_date(at)
    if begins == local_date(at):
        return _worked_out(right.rule, Start.AWARE, at, works)
    counts = working_day(works(right.rule.calendar, Unit.WORKING_DAYS).closed)
    last = local_date(_due(right.rule, datetime.combine(begins, time(), tzinfo=LONDON), works))
    takes = Length(days_between(local_date(at), last, counts), Unit.WORKING_DAYS)
    return Deadline(right.rule, Start.AWARE, at, end_of(last), takes)


def _worked_out(rule: Rule, start: Start, at: datetime, works: Works) -> Deadline:
    return Deadline(rule, start, at, _due(rule, at, works), rule.takes)


def _due(rule: Rule, at: datetime, works: Works) -> datetime:
    """A clock without pauses always ends."""
    end = due(at, rule.takes, (), works(rule.calendar, rule.takes.unit))
    if end is None:
        raise ValueError("A clock without pauses stands still.")
    return end
