"""What happens to a booked visit: somebody is sent, is late, comes, or does not.

News comes from the scheduler, from staff or from the tenant, in any order: what is older than what
is known changes nothing, and is False. Raises NotNow for what cannot follow.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.cases.changes import add_note
from portal.cases.timeline import Actor
from portal.cases.when import the_time

from ..course import moving
from ..course.states import State
from ..models import Visit, VisitState
from . import applying, words
from .calling import NotNow, lock

BOOKED = (VisitState.BOOKED,)
COMING = (VisitState.BOOKED, VisitState.SENT)


@transaction.atomic
def sent(visit: Visit, actor: Actor, at: datetime | None = None, *, tell: bool = True) -> bool:
    """Somebody is on the way: from now on only a call stops them."""
    moment = _moment(visit, VisitState.SENT, BOOKED, at)
    if moment is None:
        return False
    applying.turn(visit, VisitState.SENT, actor, moment)
    if tell:
        applying.tell(visit, words.SENT, actor, moment)
    else:
        add_note(visit.repair.case, words.SENT, actor, public=True, at=moment)
    return True


@transaction.atomic
def late(visit: Visit, until: datetime, actor: Actor, at: datetime | None = None) -> bool:
    """We are running late: somebody comes by ``until`` at the latest. Said twice is once."""
    lock(visit)
    if visit.state not in COMING:
        raise NotNow(visit)
    if visit.late_until == until:
        return False
    visit.late_until = until
    applying.turn(visit, VisitState(visit.state), actor, at)
    applying.tell(visit, words.LATE.format(when=the_time(until)), actor, at)
    return True


@transaction.atomic
def attended(visit: Visit, actor: Actor, at: datetime | None = None) -> bool:
    """Somebody came, and the work has begun."""
    moment = _moment(visit, VisitState.ATTENDED, COMING, at)
    if moment is None:
        return False
    applying.ended(visit)
    applying.turn(visit, VisitState.ATTENDED, actor, moment)
    if visit.repair.state == State.SCHEDULED:
        moving.move(visit.repair, State.IN_PROGRESS, actor, at=moment)
    return True


def no_access(visit: Visit, actor: Actor, at: datetime | None = None) -> bool:
    """Somebody came and nobody let them in. The repair waits for another visit."""
    return _in_vain(visit, VisitState.NO_ACCESS, words.NO_ACCESS, actor, at)


def missed(visit: Visit, actor: Actor, at: datetime | None = None) -> bool:
    """Nobody came. The repair waits for another visit, and its deadlines go on."""
    return _in_vain(visit, VisitState.MISSED, words.MISSED, actor, at)


def called_off(visit: Visit, actor: Actor, at: datetime | None = None) -> bool:
    """The scheduler has cancelled it by itself."""
    return _in_vain(visit, VisitState.CANCELLED, words.CALLED_OFF, actor, at)


@transaction.atomic
def moved(
    visit: Visit, start: datetime, end: datetime, actor: Actor, at: datetime | None = None
) -> bool:
    """The scheduler has moved it by itself. The same window is no news. Raises ValueError."""
    if start >= end:
        raise ValueError("A visit ends after it begins.")
    lock(visit)
    if visit.state not in COMING:
        raise NotNow(visit)
    moment = min(at or timezone.now(), timezone.now())
    if (visit.start, visit.end) == (start, end) or moment < visit.state_at:
        return False
    visit.start, visit.end, visit.sequence = start, end, visit.sequence + 1
    visit.state_at = moment
    visit.reminded_at = visit.late_until = None
    applying.turn(visit, VisitState(visit.state), actor, at)
    applying.tell(visit, words.MOVED.format(when=words.when(visit)), actor, at)
    return True


@transaction.atomic
def _in_vain(visit: Visit, state: VisitState, said: str, actor: Actor, at: datetime | None) -> bool:
    moment = _moment(visit, state, COMING, at)
    if moment is None:
        return False
    applying.over(visit, state, actor, said, moment)
    return True


def _moment(
    visit: Visit, state: VisitState, before: Collection[VisitState], at: datetime | None
) -> datetime | None:
    """Lock the visit; when it happened. None for news that is old, or known."""
    lock(visit)
    moment = min(at or timezone.now(), timezone.now())
    if visit.state == state or moment < visit.state_at:
        return None
    if visit.state not in before:
        raise NotNow(visit)
    return moment
