"""What is known already of the shared parts of somebody's building, for "is it one of these?".

Of each report nothing but what it is, since when, and when somebody comes next: no words of a
person, no name, no home.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from portal.cases.calendar import local_date
from portal.cases.when import the_day
from portal.forms.definition import Choice
from portal.integration.encryption import keyed_hash

from ..catalogue import versions
from ..catalogue.find import Found, leaf_of
from ..course.states import State
from ..journey.names import KNOWN
from ..models import CatalogueVersion, Repair, Visit, VisitState
from ..words import Place
from .asked import uprn_in
from .buildings import building_of
from .sorting import place_of

GOING_ON = (
    State.RECEIVED,
    State.TRIAGE,
    State.ACCEPTED,
    State.SCHEDULED,
    State.IN_PROGRESS,
    State.ON_HOLD,
    State.REOPENED,
    State.PLANNED,
)
"""Not what we think is mended: whoever tells us of it then tells us something new."""
MOST = 5
LOOKED_AT = 50
NOT_OLDER = timedelta(days=365)
TOKEN_LENGTH = 20
TO_COME = (VisitState.BOOKED, VisitState.SENT)


def choices(answers: Mapping[str, Any]) -> tuple[Choice, ...]:
    """Give what is known of the building, as the answers so far tell it. For the journey.

    The housing system is asked before the question is answered, and never again: so not while the
    answers are sent.
    """
    version = versions.live()
    found = leaf_of(versions.catalogue_of(version), answers) if version else None
    if found is None or place_of(found) != Place.SHARED:
        return ()
    building = building_of(uprn_in(answers), ask=KNOWN not in answers)
    return tuple(Choice(token(each), _label(each), _hint(each)) for each in known(building, found))


def chosen(building: str, token_: str) -> Repair | None:
    """Give the report that somebody chose, if it is still gone on with in their building."""
    return next((each for each in _going_on(building) if token(each) == token_), None)


def known(building: str, found: Found) -> list[Repair]:
    """Give the first report of each thing in a building; the same thing comes first."""
    first: dict[str, Repair] = {}
    for each in _going_on(building):
        if name_of(each):
            first.setdefault(each.leaf, each)
    ordered = sorted(first.values(), key=lambda each: each.leaf != found.key)
    return ordered[:MOST]


def name_of(repair: Repair) -> str:
    """Say what it is in the words of the catalogue; "" for what stands in somebody's own words.

    No query unless it is of a catalogue that is no longer used, and stands in none since.
    """
    if not repair.leaf:
        return ""
    name = _name_in(versions.live(), repair.leaf) or _name_in(repair.version, repair.leaf)
    return name[:1].upper() + name[1:]


def _name_in(version: CatalogueVersion | None, key: str) -> str:
    path = versions.catalogue_of(version).path_of(key) if version else None
    return path[-1].leaf.name if path and path[-1].leaf else ""


def next_visit(repair: Repair) -> Visit | None:
    """The visit that is to come, if one is booked."""
    found: list[Visit] = list(repair.visits.filter(state__in=TO_COME))
    return found[0] if found else None


def token(repair: Repair) -> str:
    """A name for a report that tells nothing of it, and opens nothing."""
    return keyed_hash("repair-known", str(repair.pk))[:TOKEN_LENGTH]


def _going_on(building: str) -> Iterable[Repair]:
    """The open reports of the shared parts of a building, the first one first. Two queries."""
    if not building:
        return ()
    found: Iterable[Repair] = (
        Repair.objects.filter(
            building_hash=building,
            place=Place.SHARED,
            state__in=GOING_ON,
            told_at__gte=timezone.now() - NOT_OLDER,
        )
        .exclude(building_hash="")
        .select_related("case")
        .prefetch_related(
            Prefetch("visits", Visit.objects.filter(state__in=TO_COME))  # no others are shown
        )
        .order_by("told_at", "pk")[:LOOKED_AT]
    )
    return found


def _label(repair: Repair) -> str:
    return f"{name_of(repair)}: we have known since {the_day(local_date(repair.told_at))}"


def _hint(repair: Repair) -> str:
    visit = next(iter(repair.visits.all()), None)
    if visit is None or visit.start is None:
        return ""
    return f"We plan to come on {the_day(local_date(visit.start))}."
