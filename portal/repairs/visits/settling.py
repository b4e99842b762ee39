"""Jobs that find out what nobody knew, end what has run out, and offer times again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.cases.timeline import WEBSITE
from portal.integration.slots import (
    Settled,
    SlotError,
    TooLate,
    Unavailable,
    Unsure,
    settle,
    source,
)

from ..course.states import ENDED
from ..models import Asked, Call, Visit, VisitState
from ..models.visit import OVER
from . import applying, happening, words
from .booking import cancel, let_go
from .calling import ended, is_of, lock
from .offering import offer

GRACE = timedelta(seconds=20)
"""So long a call may be under way: whoever makes it may still wait for its answer."""
MOST = 50
"""Visits that are asked about in one run."""
SAID = {
    Call.HOLD: words.CHOOSE_AGAIN,
    Call.CONFIRM: words.NOT_BOOKED,
    Call.CHANGE: words.NOT_MOVED,
    Call.CANCEL: words.NOT_CANCELLED,
}


def settle_all(now: datetime | None = None) -> int:
    """Find out what came of each call that nobody has heard of. How many are known then.

    Run by the clock. What is settled as nothing can happen no more, however slow it was.
    """
    moment = now or timezone.now()
    unknown = Visit.objects.filter(called_at__lte=moment - GRACE).exclude(call="")
    found = sum(settle_one(visit) for visit in _some(unknown.order_by("called_at")))
    expire(moment)
    _end_with_their_repairs()
    return found


def settle_one(visit: Visit) -> bool:
    """The same for one visit; True if it is known. The tenant, who was told to wait, is told."""
    key = visit.key
    try:
        settled = settle(source(), key, visit.job)
    except Unsure:
        return False
    return _known(visit, key, settled)


def settle_at_leisure(visit: Visit, now: datetime | None = None) -> None:
    """Settle a call that nobody waits for any more: its process was killed, or gave up."""
    moment = now or timezone.now()
    if visit.call and visit.called_at and visit.called_at <= moment - GRACE:
        settle_one(visit)


def expire(now: datetime | None = None) -> int:
    """End the holds that have run out. How many."""
    moment = now or timezone.now()
    run_out = Visit.objects.filter(state=VisitState.HELD, call="", held_until__lte=moment)
    return sum(let_go(visit, WEBSITE, visit.hold) for visit in _some(run_out))


def offer_again() -> int:
    """Tell those who wait for the diary that they can choose now. How many.

    Those who asked for a call are not asked to choose again: somebody calls them.
    """
    waiting = Visit.objects.filter(
        state=VisitState.ASKED, call="", asked_for__in=(Asked.AWAY, Asked.FULL)
    )
    count = 0
    for visit in _some(waiting.order_by("state_at")):
        try:
            there_are = bool(offer(visit).slots)
        except Unavailable:
            break
        except SlotError:
            continue
        count += there_are and _let_choose(visit)
    return count


@transaction.atomic
def _let_choose(visit: Visit) -> bool:
    lock(visit)
    if visit.state != VisitState.ASKED or visit.call:
        return False
    applying.turn(visit, VisitState.WANTED, WEBSITE)
    applying.stop_times(visit, WEBSITE)
    applying.tell(visit, words.TIMES, WEBSITE)
    return True


@transaction.atomic
def _known(visit: Visit, key: str, settled: Settled) -> bool:
    if not is_of(visit, key):
        return True
    call = Call(visit.call)
    if settled.came is not None:
        applying.came(visit, settled.came, WEBSITE)
        if visit.state == VisitState.HELD and visit.held_until:
            when = timezone.localtime(visit.held_until)
            applying.tell(visit, words.HELD.format(when=words.time_of(when)), WEBSITE)
        return True
    ended(visit)
    visit.save()
    if call == Call.CONFIRM:
        applying.without_a_time(visit, WEBSITE)
    if isinstance(settled.because, TooLate) and visit.state == VisitState.BOOKED:
        happening.sent(visit, WEBSITE, tell=False)
    said = SAID[call]
    applying.tell(visit, said.format(when=words.when(visit)) if visit.start else said, WEBSITE)
    return True


def _end_with_their_repairs() -> None:
    """A repair that has ended needs nobody to come."""
    open_ = Visit.objects.exclude(state__in=(*OVER, VisitState.SENT))
    for visit in _some(open_.filter(repair__state__in=ENDED, call="")):
        try:
            cancel(visit, WEBSITE)
        except SlotError:
            continue


def _some(visits: QuerySet[Visit]) -> list[Visit]:
    return list(visits.select_related("repair__case")[:MOST])
