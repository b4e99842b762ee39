"""Whether somebody has to come at a time that the tenant chooses, and the visit for it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from portal.cases.timeline import lock

from ..course.states import State
from ..models import Repair, Visit
from ..models.visit import OVER
from ..words import Place, Priority, Responsibility

BY_US = (Responsibility.LANDLORD, Responsibility.RECHARGEABLE)


def needed(repair: Repair) -> bool:
    """Whether the tenant is to choose a time now.

    Not where it is agreed by telephone, is part of planned work, or is in a shared part of the
    building, where nobody has to let us in.
    """
    return (
        repair.state == State.ACCEPTED
        and repair.responsibility in BY_US
        and not repair.by_phone
        and repair.priority != Priority.PLANNED
        and repair.place != Place.SHARED
    )


def open_visit(repair: Repair) -> Visit | None:
    """The visit that is not over, if there is one."""
    found: Visit | None = repair.visits.exclude(state__in=OVER).first()
    return _with(repair, found)


def last_visit(repair: Repair) -> Visit | None:
    """The newest visit, whatever became of it."""
    found: Visit | None = repair.visits.order_by("-number").first()
    return _with(repair, found)


@transaction.atomic
def want(repair: Repair) -> Visit:
    """The visit that is not over, or a new one, for which a time is to be chosen."""
    lock(repair.case)
    found = open_visit(repair)
    if found is not None:
        return found
    last = last_visit(repair)
    visit: Visit = Visit.objects.create(
        repair=repair, number=last.number + 1 if last else 1, state_at=timezone.now()
    )
    return visit


def _with(repair: Repair, visit: Visit | None) -> Visit | None:
    if visit is not None:
        visit.repair = repair
    return visit
