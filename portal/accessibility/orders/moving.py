"""How an order goes on. Each locks the case, leaves an entry, and does nothing the second time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.cases import clocks
from portal.cases.changes import add_note, change_status
from portal.cases.contacts import contact_of
from portal.cases.models import Case, CaseDocument, Status
from portal.cases.timeline import Actor, lock

from ..models import Order, State, Thing
from ..requests.formats import MADE, REPLY
from ..requests.kinds import POSTED
from . import words
from .signals import arrived, ordered


@transaction.atomic
def place(order: Order, actor: Actor) -> bool:
    """Order it. False if that was done."""
    _lock(order)
    if order.state != State.NEW:
        return False
    order.state, order.ordered_at = State.ORDERED, timezone.now()
    order.save()
    change_status(order.case, Status.WITH_TEAM, actor, words.ordered(order))
    if order.thing == Thing.FORMAT:
        _has_replied(order.case, actor)
    ordered.send(sender=Order, order=order, actor=actor)
    return True


@transaction.atomic
def give(
    order: Order,
    actor: Actor,
    *,
    document: CaseDocument | None = None,
    link: str = "",
    number: str = "",
    at: datetime | None = None,
) -> bool:
    """It was made: a file that is on the case already, or a link. False if it had come before.

    The person is told, in their way. What has to be posted waits for that.
    """
    _lock(order)
    if order.state in (State.READY, State.DONE):
        return False
    order.number, order.link = number or order.number, link
    if is_posted(order):
        order.state = State.READY
        order.save()
        add_note(order.case, words.READY_TO_POST, actor, public=False, at=at)
        return True
    _done(order, actor, words.ready(order, contact_of(order.case)), at)
    arrived.send(sender=Order, order=order, document=document, link=link)
    return True


@transaction.atomic
def posted(order: Order, actor: Actor, how: str = "", at: datetime | None = None) -> bool:
    """It is in the post. ``how`` is the service and its number, if there is one."""
    _lock(order)
    if order.state == State.DONE or order.thing != Thing.FORMAT:
        return False
    _done(order, actor, words.posted(order, how, order.case.not_before(at)), at)
    return True


@transaction.atomic
def booked(order: Order, actor: Actor, said: str = "", at: datetime | None = None) -> bool:
    """An interpreter is booked. ``said`` is what the person should know besides."""
    _lock(order)
    if order.state == State.DONE or order.thing != Thing.INTERPRETER:
        return False
    _done(order, actor, words.booked(order, said), at)
    return True


@transaction.atomic
def cannot(order: Order, actor: Actor, why: str, at: datetime | None = None) -> bool:
    """Whoever was to make it cannot: staff find another way. The person need do nothing."""
    _lock(order)
    if order.state != State.ORDERED:
        return False
    order.state, order.ordered_at = State.NEW, None
    order.save()
    add_note(order.case, words.cannot(why), actor, public=False, at=at)
    return True


def is_posted(order: Order) -> bool:
    """Whether it goes by post, whatever comes back."""
    return order.code in POSTED


def _has_replied(case: Case, actor: Actor) -> None:
    """That it is ordered is our reply. What they wait for now is the thing itself, and its day."""
    running = {each.step: each for each in case.clocks.filter(stopped_at__isnull=True)}
    if MADE in running and REPLY in running:
        running[REPLY].case = case
        clocks.stop(running[REPLY], actor)


def _done(order: Order, actor: Actor, said: str, at: datetime | None) -> None:
    order.state, order.done_at = State.DONE, order.case.not_before(at)
    order.save()
    # Our own clock: news of a maker may be older than the last status, and still ends this.
    change_status(order.case, Status.DONE, actor, said)


def _lock(order: Order) -> None:
    lock(order.case)
    case = order.case
    order.refresh_from_db()
    order.case = case
