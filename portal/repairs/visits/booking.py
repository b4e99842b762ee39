"""Asking the scheduler for a visit: hold, confirm, change, cancel.

Each gives the visit as it is then. An exception that is none of the ``SlotError``s leaves the call
on record, as a killed process does: ``settling`` finds out what came of it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from portal.cases.timeline import WEBSITE, Actor
from portal.integration.slots import (
    Conflict,
    Expired,
    Slot,
    SlotError,
    SlotSource,
    TooLate,
    Unsure,
    source,
)
from portal.integration.slots.kinds import Came

from ..models import Call, Visit, VisitState
from . import happening
from .applying import came, over, without_a_time
from .calling import begin, free, is_of, lock, undo
from .jobs import booked_of, held_of, job_of, kept

Ask = Callable[[SlotSource, str], Came]
UNBOOKED = (VisitState.WANTED, VisitState.ASKED, VisitState.HELD)


def hold(visit: Visit, slot: Slot, actor: Actor = WEBSITE) -> Visit:
    """Have a slot kept for a while; an earlier one is let go. Raises SlotError."""
    key = begin(visit, Call.HOLD, slot=kept(slot))
    job = job_of(visit)
    return _done(visit, key, lambda asked, key: asked.hold(job, slot, key), actor)


def confirm(visit: Visit, actor: Actor = WEBSITE) -> Visit:
    """Book the slot that is kept. Raises SlotError; after Expired or Conflict choose again."""
    if _has_run_out(visit) and let_go(visit, actor, visit.hold):
        raise Expired
    key = begin(visit, Call.CONFIRM)
    held = held_of(visit)
    try:
        return _done(visit, key, lambda asked, key: asked.confirm(held, key), actor)
    except (Expired, Conflict):
        let_go(visit, actor, held.reference)
        raise


def change(visit: Visit, slot: Slot, actor: Actor = WEBSITE) -> Visit:
    """Move a visit to another slot. Raises SlotError: then it stays where it was."""
    key = begin(visit, Call.CHANGE, slot=kept(slot))
    job, booked = job_of(visit), booked_of(visit)
    try:
        return _done(visit, key, lambda asked, key: asked.change(job, booked, slot, key), actor)
    except TooLate:
        happening.sent(visit, actor, tell=False)
        raise


def cancel(visit: Visit, actor: Actor = WEBSITE, *, ends_repair: bool = False) -> Visit:
    """End a visit, and with ``ends_repair`` the repair too. Raises SlotError.

    Without an appointment nobody is asked; a hold ends by itself.
    """
    if not _end_unbooked(visit, actor, ends_repair=ends_repair):
        key = begin(visit, Call.CANCEL, ends_repair=ends_repair)
        booked = booked_of(visit)
        try:
            return _done(visit, key, lambda asked, key: asked.cancel(booked, key), actor)
        except TooLate:
            happening.sent(visit, actor, tell=False)
            raise
    return visit


def _has_run_out(visit: Visit) -> bool:
    until = visit.held_until
    return visit.state == VisitState.HELD and until is not None and until <= timezone.now()


@transaction.atomic
def let_go(visit: Visit, actor: Actor, hold: str = "") -> bool:
    """A hold has ended; ``hold`` names it, if it was another process that knew. Once."""
    lock(visit)
    if visit.call or visit.state != VisitState.HELD or (hold and visit.hold != hold):
        return False
    without_a_time(visit, actor)
    return True


@transaction.atomic
def finish(visit: Visit, key: str, what: Came, actor: Actor) -> bool:
    """Write down what the call with this key did. False where that is on record already."""
    if not is_of(visit, key):
        return False
    came(visit, what, actor)
    return True


@transaction.atomic
def _end_unbooked(visit: Visit, actor: Actor, *, ends_repair: bool) -> bool:
    lock(visit)
    free(visit)
    if visit.state not in UNBOOKED:
        return False
    over(visit, VisitState.CANCELLED, actor, ends_repair=ends_repair)
    return True


def _done(visit: Visit, key: str, ask: Ask, actor: Actor) -> Visit:
    """Ask, outside any transaction of ours, and write down what came of it."""
    try:
        what = ask(source(), key)
    except Unsure:
        raise
    except SlotError:
        undo(visit, key)
        raise
    finish(visit, key, what, actor)
    return visit
