"""A call to the scheduler on record: written before it is made, gone when it is known what came."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.cases.timeline import lock as lock_case
from portal.integration.slots import SlotError, Unsure, new_key

from ..course.states import MOVES, State
from ..models import Call, Visit, VisitState

BEGINS = {
    Call.HOLD: (VisitState.WANTED, VisitState.ASKED, VisitState.HELD),
    Call.CONFIRM: (VisitState.HELD,),
    Call.CHANGE: (VisitState.BOOKED,),
    Call.CANCEL: (VisitState.BOOKED,),
}
"""Where a visit must stand for each."""
BOOKS = (Call.HOLD, Call.CONFIRM)
"""Those only for a repair that can be booked: somebody may have to read it again."""


class NotNow(SlotError):
    """The visit does not stand where this can be done: the page was out of date."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(f"Not for a visit that is {visit.state}.")


def lock(visit: Visit) -> None:
    """Lock the case, then the visit, and read all of it again. Within a transaction."""
    repair = visit.repair
    lock_case(repair.case)
    repair.refresh_from_db(fields=["state", "state_at", "came_from"])
    visit.refresh_from_db(from_queryset=Visit.objects.select_for_update(of=("self",)))
    visit.repair = repair


@transaction.atomic
def begin(
    visit: Visit, call: Call, *, slot: dict[str, Any] | None = None, ends_repair: bool = False
) -> str:
    """Write down that the scheduler is about to be asked, and give the key of the call.

    Raises NotNow, and Unsure while it is not known what came of an earlier call.
    """
    lock(visit)
    free(visit)
    if visit.state not in BEGINS[call] or (call in BOOKS and not _may_be_booked(visit)):
        raise NotNow(visit)
    visit.call, visit.key, visit.called_at = call, new_key(), timezone.now()
    visit.slot, visit.ends_repair = slot or {}, ends_repair
    visit.save()
    return visit.key


def _may_be_booked(visit: Visit) -> bool:
    return State.SCHEDULED in MOVES[State(visit.repair.state)]


def free(visit: Visit) -> None:
    """Raises Unsure while a call is under way."""
    if visit.call:
        raise Unsure(visit.key)


def is_of(visit: Visit, key: str) -> bool:
    """Lock the visit; whether the call with this key is still the one under way."""
    lock(visit)
    return bool(visit.key) and visit.key == key


def ended(visit: Visit) -> None:
    """Take the call off the record, unsaved."""
    visit.call = visit.key = ""
    visit.called_at, visit.slot, visit.ends_repair = None, {}, False


@transaction.atomic
def undo(visit: Visit, key: str) -> bool:
    """Nothing came of the call. False where somebody else has found that out already."""
    if not is_of(visit, key):
        return False
    ended(visit)
    visit.save()
    return True
