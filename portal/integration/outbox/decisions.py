"""What staff decide about deliveries that were given up. Each decision is in Wagtail's log."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..models import Delivery, Endpoint, SetAside, State
from ..wake import sweep_soon, wake
from .following import wake_next

AGAIN = "portal.delivery.again"
ASIDE = "portal.delivery.aside"

User = AbstractBaseUser | AnonymousUser


def send_again(delivery_id: int, user: User) -> bool:
    """Begin anew with all its tries. False if it is not given up (any more)."""
    with transaction.atomic():
        dead = Delivery.objects.in_state(State.DEAD).filter(pk=delivery_id)
        if not dead.update(dead_at=None, due_at=timezone.now(), tries=0):
            return False
        log(Delivery.objects.unopened().get(pk=delivery_id), AGAIN, user=user)
        transaction.on_commit(lambda: wake(delivery_id), robust=True)
    return True


def send_all_again(endpoint: Endpoint) -> int:
    """Begin anew with everything that was given up for an endpoint; how many.

    They go in their order, with the next sweep. The caller writes who decided so into the log.
    """
    with transaction.atomic():
        dead = Delivery.objects.in_state(State.DEAD).filter(endpoint=endpoint)
        count: int = dead.update(dead_at=None, due_at=timezone.now(), tries=0)
        if count:
            transaction.on_commit(sweep_soon, robust=True)
    return count


def set_aside(delivery_id: int, reason: str, user: User) -> bool:
    """Let it rest, for this reason. False if it is not given up (any more).

    What an event said is erased with it, and the next one of its stream may go.
    """
    reason = SetAside(reason)
    with transaction.atomic():
        dead = Delivery.objects.in_state(State.DEAD).filter(pk=delivery_id)
        aside = {"set_aside_at": timezone.now(), "set_aside_reason": reason}
        if not dead.update(**aside, payload=None):
            return False
        delivery = Delivery.objects.unopened().get(pk=delivery_id)
        log(delivery, ASIDE, user=user, data={"reason": reason.value})
        wake_next(delivery)
    return True
