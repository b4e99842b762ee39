"""What is known at once about a report: how soon, who does it, and whether somebody must read it.

Pure but for the rules, which are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..catalogue.find import Ending, Found
from ..course.states import State
from ..law.rules import Law
from ..law.which import Report, priority_of
from ..law.words import AtHome, Tenure
from ..words import Place, Priority, Responsibility, Track

BY_US = (Responsibility.LANDLORD, Responsibility.RECHARGEABLE)
OWNERS = (Tenure.LEASEHOLDER, Tenure.SHARED_OWNER)
"""Who sees to the inside of their home themselves, as a rule."""
ELSEWHERE = (*OWNERS, Tenure.PRIVATE)


@dataclass(frozen=True)
class Told:
    """What a person told us, as far as we act on it. ``at``: when we knew.

    ``tenure`` is what they said of themselves: UNKNOWN for a tenant, until it is checked.
    """

    at: datetime
    at_home: frozenset[AtHome] = frozenset()
    crime: bool = False
    tenure: Tenure = Tenure.UNKNOWN


@dataclass(frozen=True)
class Sorted:
    """What follows. ``report`` sets the deadlines; None where somebody must read it first."""

    state: State
    place: Place
    priority: Priority | None = None
    responsibility: Responsibility | None = None
    report: Report | None = None


def place_of(found: Found) -> Place:
    """Where it is. What does not say so is taken to be inside a home, which is never shown."""
    area = found.path[0].area if found.path else None
    return area or Place.INSIDE


def sort(found: Found, told: Told, law: Law) -> Sorted:
    """Sort a report. What is not clearly ours is read by somebody, and never turned away here."""
    place, leaf = place_of(found), found.leaf
    if leaf is None or leaf.priority is None or leaf.responsibility is None:
        return Sorted(State.TRIAGE, place)
    responsibility = leaf.responsibility
    if responsibility == Responsibility.RECHARGEABLE and leaf.unless_crime and told.crime:
        responsibility = Responsibility.LANDLORD
    report = Report(
        told.at, leaf.priority, leaf.hazard, leaf.track, leaf.defect, told.tenure, told.at_home
    )
    priority = priority_of(report, law)
    ours = responsibility in BY_US and found.ending is not Ending.SOLVED
    if found.ending is not Ending.DANGER and _is_elsewhere(told.tenure, place):
        ours = False
    if ours:
        return Sorted(State.ACCEPTED, place, priority, responsibility, report)
    return Sorted(State.TRIAGE, place, priority, responsibility)


def _is_elsewhere(tenure: Tenure, place: Place) -> bool:
    """Whether somebody else sees to it, as a rule: inside a home that was bought, or not ours."""
    return tenure == Tenure.PRIVATE or (tenure in OWNERS and place == Place.INSIDE)


def made_worse(told: Told, found: Found, sorted_: Sorted) -> bool:
    """Whether who lives there made it more urgent than it is for others."""
    leaf = found.leaf
    return bool(
        told.at_home
        and leaf
        and sorted_.priority == Priority.EMERGENCY != leaf.priority
        and leaf.track != Track.EMERGENCY
    )
