"""Jobs and visits as the database has them: a few queries, however many there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet

from portal.cases.calendar import LONDON
from portal.cases.lengths import Length, Unit
from portal.cases.models import Clock

from ..course.states import State
from ..law.words import target_step
from ..models import Repair, RepairMove, Visit, VisitState
from ..words import Priority
from .facts import Coming, Job

DONE = (State.WORK_DONE, State.CLOSED)
WAS_TO_BE = (VisitState.ATTENDED, VisitState.NO_ACCESS, VisitState.MISSED)
PRIORITY_OF = {target_step(priority): priority for priority in Priority}


@dataclass(frozen=True, order=True)
class Target:
    """A target that jobs of a priority were measured by, as it was when they were reported."""

    priority: str
    takes: str
    source: str


@dataclass(frozen=True)
class Read:
    """What there is to count, and by which targets."""

    jobs: list[Job]
    visits: list[Coming]
    targets: list[tuple[Target, int]]


def read(first: date, end: date) -> Read:
    """What was done, and who was to come, from one day until before another. Four queries."""
    start, until = _midnight(first), _midnight(end)
    done = RepairMove.objects.filter(after=State.WORK_DONE, at__gte=start, at__lt=until)
    repairs = Repair.objects.filter(state__in=DONE, pk__in=done.values("repair_id"))
    counted: Counter[Target] = Counter()
    kept = _kept(repairs, counted)
    moves, came = _moves(repairs), _came(repairs)
    rows = repairs.exclude(priority="").values_list("pk", "priority", "told_at", "reopened")
    jobs = [
        Job(
            Priority(priority),
            told_at,
            max(at for state, at in moves[pk] if state == State.WORK_DONE),
            kept.get((pk, priority)),
            came[pk],
            reopened,
            _firsts(moves[pk]),
        )
        for pk, priority, told_at, reopened in rows
    ]
    in_span = [job for job in jobs if start <= job.done_at < until]
    return Read(in_span, _visits(start, until), sorted(counted.items()))


def _kept(repairs: QuerySet[Repair], counted: Counter[Target]) -> dict[tuple[int, str], bool]:
    """Whether each job kept its target, by the newest clock of its priority."""
    clocks = Clock.objects.filter(
        case__repair__in=repairs, step__in=PRIORITY_OF, stopped_at__isnull=False
    ).order_by("pk")
    found: dict[tuple[int, str], bool] = {}
    by: dict[tuple[int, str], Target] = {}
    fields = ("case__repair__pk", "step", "due_at", "stopped_at", "length", "unit", "source")
    for pk, step, due, stopped, length, unit, source in clocks.values_list(*fields):
        key = (pk, PRIORITY_OF[step])
        found[key] = stopped <= due
        by[key] = Target(PRIORITY_OF[step], str(Length(length, Unit(unit))), source)
    counted.update(by.values())
    return found


def _moves(repairs: QuerySet[Repair]) -> dict[int, list[tuple[str, datetime]]]:
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    rows = RepairMove.objects.filter(repair__in=repairs).order_by("at", "pk")
    for pk, state, at in rows.values_list("repair_id", "after", "at"):
        found[pk].append((state, at))
    return found


def _came(repairs: QuerySet[Repair]) -> Counter[int]:
    rows: Any = Visit.objects.filter(repair__in=repairs, state=VisitState.ATTENDED)
    return Counter(rows.values_list("repair_id", flat=True))


def _visits(start: datetime, until: datetime) -> list[Coming]:
    rows = Visit.objects.filter(state__in=WAS_TO_BE, start__gte=start, start__lt=until)
    found = rows.exclude(repair__priority="").values_list("repair__priority", "start", "state")
    return [Coming(Priority(priority), when, VisitState(state)) for priority, when, state in found]


def _firsts(moves: list[tuple[str, datetime]]) -> dict[State, datetime]:
    found: dict[State, datetime] = {}
    for state, at in moves:
        found.setdefault(State(state), at)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
