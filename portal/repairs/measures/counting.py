"""The measures themselves. Pure.

RP02 of the Regulator of Social Housing's tenant satisfaction measures: the share of emergency and
of non-emergency repairs that were completed within the landlord's own target. A job counts in the
month in which its work was done, with the target that held when it was reported. Work that is part
of a programme is not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from statistics import median

from ..course.states import State
from ..models.visit import VisitState
from ..words import Priority
from .facts import Coming, Job

FEWEST = 5
"""A share of fewer than these is not shown: it would be about single homes."""


class Group(StrEnum):
    """Which jobs: all, one priority, or all that are no emergency."""

    ALL = "all"
    EMERGENCY = "emergency"
    OTHER = "non-emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    PLANNED = "planned"


OF_GROUP: dict[Group, frozenset[Priority]] = {
    Group.ALL: frozenset(Priority),
    Group.EMERGENCY: frozenset({Priority.EMERGENCY}),
    Group.OTHER: frozenset({Priority.URGENT, Priority.ROUTINE}),
    Group.URGENT: frozenset({Priority.URGENT}),
    Group.ROUTINE: frozenset({Priority.ROUTINE}),
    Group.PLANNED: frozenset({Priority.PLANNED}),
}
SINGLE = tuple(group for group, priorities in OF_GROUP.items() if len(priorities) == 1)


class Measure(StrEnum):
    """What is asked, in words for staff."""

    IN_TIME = "Done in time"
    FIRST_TIME = "Mended at the first visit"
    REOPENED = "Not fixed, so gone on with"
    NO_ACCESS = "Visits: nobody let us in"
    MISSED = "Visits: we did not come"


OF_JOBS: dict[Measure, tuple[Callable[[Job], bool], Callable[[Job], bool]]] = {
    Measure.IN_TIME: (lambda job: job.in_time is not None, lambda job: bool(job.in_time)),
    Measure.FIRST_TIME: (
        lambda job: True,
        lambda job: job.visits <= 1 and not job.reopened,
    ),
    Measure.REOPENED: (lambda job: True, lambda job: job.reopened > 0),
}
"""Which jobs count for a measure, and which of these are its part."""
OF_VISITS = {
    Measure.NO_ACCESS: VisitState.NO_ACCESS,
    Measure.MISSED: VisitState.MISSED,
}
STEPS = (State.ACCEPTED, State.SCHEDULED, State.IN_PROGRESS, State.WORK_DONE, State.CLOSED)
"""The states that the way of a repair is timed to."""


@dataclass(frozen=True)
class Share:
    """So many of so many. ``hidden`` where another number would give it away."""

    part: int
    of: int
    hidden: bool = False

    @property
    def percent(self) -> float | None:
        """In hundredths; None where there are too few to be shown."""
        if self.hidden or self.of < FEWEST:
            return None
        return 100 * self.part / self.of

    @property
    def words(self) -> str:
        """92.5% of 40; none; or fewer than 5."""
        if self.percent is None:
            return f"Fewer than {FEWEST}" if self.of else "None"
        return f"{self.percent:.1f}% of {self.of}"


@dataclass(frozen=True)
class Figure:
    """One measure of one group in one month."""

    month: date
    group: Group
    measure: Measure
    share: Share


@dataclass(frozen=True)
class Span:
    """How long it took from being told until a state: half took no longer than the median."""

    state: State
    of: int
    median: timedelta | None
    ninety: timedelta | None


def figures(jobs: Sequence[Job], visits: Sequence[Coming], months: Sequence[date]) -> list[Figure]:
    """Every measure of every group in each of these months."""
    found = []
    for month in months:
        done = [job for job in jobs if job.month == month]
        came = [visit for visit in visits if visit.month == month]
        for measure in Measure:
            shares = {group: _share(measure, group, done, came) for group in Group}
            found += [Figure(month, group, measure, _safe(group, shares)) for group in Group]
    return found


def spans(jobs: Iterable[Job], group: Group) -> list[Span]:
    """The time to each state, for the jobs of a group."""
    mine = [job for job in jobs if job.priority in OF_GROUP[group]]
    return [
        _span(step, [job.reached[step] - job.told_at for job in mine if step in job.reached])
        for step in STEPS
    ]


def percentile(values: Sequence[timedelta], percent: int) -> timedelta:
    """By the nearest rank: so many of a hundred took no longer. Raises ValueError for none."""
    if not values:
        raise ValueError("There is no percentile of nothing.")
    return sorted(values)[ceil(len(values) * percent / 100) - 1]


def _share(measure: Measure, group: Group, jobs: list[Job], visits: list[Coming]) -> Share:
    wanted = OF_GROUP[group]
    if measure in OF_VISITS:
        theirs = [visit for visit in visits if visit.priority in wanted]
        return Share(sum(visit.state == OF_VISITS[measure] for visit in theirs), len(theirs))
    counts, is_part = OF_JOBS[measure]
    mine = [job for job in jobs if job.priority in wanted and counts(job)]
    return Share(sum(is_part(job) for job in mine), len(mine))


def _safe(group: Group, shares: dict[Group, Share]) -> Share:
    """Hide a sum from which the one part that is hidden could be worked out."""
    share = shares[group]
    few = [
        each for each in SINGLE if OF_GROUP[each] < OF_GROUP[group] and 0 < shares[each].of < FEWEST
    ]
    return Share(share.part, share.of, hidden=True) if len(few) == 1 else share


def _span(state: State, took: list[timedelta]) -> Span:
    if len(took) < FEWEST:
        return Span(state, len(took), None, None)
    half = timedelta(seconds=median(span.total_seconds() for span in took))
    return Span(state, len(took), half, percentile(took, 90))
