"""How a repair stands on the board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.cases.models import Case, Clock

from ...law.track import ENDED as HAZARD_ENDED
from ...models import HazardCase, Repair, Visit
from ...models.visit import OVER, VisitState
from ..left import left
from ..words import window


@dataclass(frozen=True)
class Row:
    """One repair with what the time of day makes of it."""

    case: Case
    repair: Repair
    due: datetime | None
    left: str
    late: bool
    must: str
    flags: tuple[str, ...]
    visit: str


def rows(cases: Iterable[Case]) -> Iterator[Row]:
    """Three queries, however many cases there are. They have their repairs."""
    found, now = list(cases), timezone.now()
    keys = [case.pk for case in found]
    clocks = Clock.objects.filter(case__in=keys, stopped_at=None, due_at__isnull=False)
    dangers = HazardCase.objects.filter(case__in=keys).exclude(state__in=HAZARD_ENDED)
    visits = Visit.objects.filter(repair__case__in=keys)
    first = {each.case_id: each for each in clocks.order_by("-due_at")}
    last = {each.repair_id: each for each in visits.order_by("number")}
    tracks: dict[int, list[HazardCase]] = {}
    for danger in dangers:
        tracks.setdefault(danger.case_id, []).append(danger)
    return (
        _row(case, now, first.get(case.pk), tracks.get(case.pk, []), last.get(case.repair.pk))
        for case in found
    )


def _row(
    case: Case,
    now: datetime,
    clock: Clock | None,
    dangers: Iterable[HazardCase],
    visit: Visit | None,
) -> Row:
    repair: Repair = case.repair
    due = case.due_next
    return Row(
        case,
        repair,
        due,
        left=left(due, now) if due else "",
        late=due is not None and due < now,
        must=clock.promise if clock else "",
        flags=_flags(repair, dangers),
        visit=_visit(visit),
    )


def _flags(repair: Repair, dangers: Iterable[HazardCase]) -> tuple[str, ...]:
    hazards = [f"{each.get_track_display()} hazard" for each in dangers]
    said = {
        "Danger reported": bool(repair.danger),
        "Not fixed": repair.reopened > 0,
        "Agree times by telephone": repair.by_phone,
    }
    return (*hazards, *(words for words, is_so in said.items() if is_so))


def _visit(visit: Visit | None) -> str:
    if visit is None:
        return ""
    if visit.start is None or visit.end is None:
        return "" if visit.state in OVER else VisitState(visit.state).label
    return f"{VisitState(visit.state).label}: {window(visit.start, visit.end)}"
