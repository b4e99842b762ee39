"""How soon a repair is to be done and how dangerous it is, as staff decide it.

Deadlines are counted from when we were first told, whenever somebody decides. A deadline that ends
sooner takes the place of a later one by itself; a later one only with a reason on record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from portal.cases.models import What
from portal.cases.timeline import Actor, lock, write

from ..catalogue import versions
from ..catalogue.tree import Leaf, Node, Path
from ..course.moving import move
from ..course.states import NotAllowed, State
from ..law import hazards, running
from ..law.beginning import begin
from ..law.table import the_law
from ..law.track import BEFORE_A_LOOK
from ..law.track import ENDED as HAZARD_ENDED
from ..law.which import WORSE, Report, priority_of
from ..law.words import Tenure, target_step
from ..models import HazardCase, Repair
from ..words import Defect, Hazard, Priority, Responsibility, Track

SOONEST_FIRST = tuple(Priority)


@dataclass(frozen=True)
class Sorted:
    """What staff decide of a report. ``hazard`` is None where there is no danger."""

    priority: Priority
    responsibility: Responsibility
    trade: str = ""
    sor: str = ""
    minutes: int = 0
    hazard: Hazard | None = None
    track: Track = Track.NONE


@transaction.atomic
def take_on(repair: Repair, chosen: Sorted, actor: Actor, why: str = "", words: str = "") -> None:
    """Sort a report and take it on. ``words`` are for the tenant, ``why`` for staff.

    Raises ``NotAllowed`` where it is taken on already, or is to take longer without a reason.
    """
    _read_again(repair)
    _weigh(repair, chosen, why)
    before = repair.get_priority_display()
    _sort(repair, chosen)
    _note(repair, before, why, actor)
    _count(repair, chosen, why, actor)
    move(repair, State.ACCEPTED, actor, words)


@transaction.atomic
def reclassify(repair: Repair, chosen: Sorted, actor: Actor, why: str) -> None:
    """Decide afresh on a repair that was taken on. ``why`` is read by staff and always needed."""
    _read_again(repair)
    if not why:
        raise NotAllowed("Say why.")
    before = repair.get_priority_display()
    _sort(repair, chosen)
    _note(repair, before, why, actor)
    _count(repair, chosen, why, actor)


def is_later(before: Priority | str, after: Priority) -> bool:
    """Whether a repair is to be done less soon than was said. Nothing is later than nothing."""
    if not before:
        return False
    return SOONEST_FIRST.index(after) > SOONEST_FIRST.index(Priority(before))


def danger_of(repair: Repair) -> HazardCase | None:
    """The hazard of a repair that has not ended. One query."""
    found: HazardCase | None = repair.case.hazards.exclude(state__in=HAZARD_ENDED).first()
    if found is not None:
        found.case = repair.case
    return found


def leaf_of(repair: Repair) -> Leaf | None:
    """What the catalogue said of it; None where it had no words for it. One query at most."""
    if repair.version is None or not repair.leaf:
        return None
    catalogue = versions.catalogue_of(repair.version)
    node = catalogue.danger(repair.danger) or last_of(catalogue.path_of(repair.leaf))
    return node.leaf if node else None


def last_of(path: Path | None) -> Node | None:
    """The end of a way through the catalogue."""
    return path[-1] if path else None


def _read_again(repair: Repair) -> None:
    case = repair.case
    lock(case)
    repair.refresh_from_db(from_queryset=Repair.objects.select_for_update(of=("self",)))
    repair.case = case


def _weigh(repair: Repair, chosen: Sorted, why: str) -> None:
    hazard = danger_of(repair)
    seemed = Track(hazard.track) if hazard else Track.NONE
    milder = WORSE.index(chosen.track) < WORSE.index(seemed)
    if (milder or is_later(repair.priority, chosen.priority)) and not why:
        raise NotAllowed("Say why it may take longer than was reported.")


def _sort(repair: Repair, chosen: Sorted) -> None:
    repair.priority = priority_of(_report(repair, chosen), the_law())
    repair.responsibility = chosen.responsibility
    repair.trade, repair.sor, repair.minutes = chosen.trade, chosen.sor, chosen.minutes
    repair.save(update_fields=["priority", "responsibility", "trade", "sor", "minutes"])


def _note(repair: Repair, before: str, why: str, actor: Actor) -> None:
    after = repair.get_priority_display()
    said = f"Priority: {after}." if not before else f"Priority: {after}, was {before}."
    write(repair.case, What.NOTE, f"{said} {why}".strip(), actor, public=False)


def _count(repair: Repair, chosen: Sorted, why: str, actor: Actor) -> None:
    """Start what is to count now, and stop what is not."""
    case, because = repair.case, why or "it was sorted."
    runs = danger_of(repair)
    if runs is not None and runs.state in BEFORE_A_LOOK and runs.hazard != chosen.hazard:
        hazards.decide(runs, Track.NONE, because, actor)
    begin(case, _report(repair, chosen), actor)
    for each in Priority:
        if each != repair.priority:
            running.drop(case, target_step(each), f"The priority changed: {because}", actor)
    found = danger_of(repair)
    if found is None or chosen.hazard is None or found.state not in BEFORE_A_LOOK:
        return
    if found.decided_at is None or found.track != chosen.track:
        hazards.decide(found, chosen.track, because, actor)


def _report(repair: Repair, chosen: Sorted) -> Report:
    """As it is decided: who is at home has been weighed by whoever decides."""
    leaf = leaf_of(repair)
    defect: Defect | None = leaf.defect if leaf else None
    told = max(repair.told_at, repair.case.opened_at)
    report = Report(told, chosen.priority, defect=defect, tenure=Tenure(repair.tenure))
    if chosen.hazard is None or chosen.track == Track.NONE:
        return report
    return replace(report, hazard=chosen.hazard, track=chosen.track)
