"""What staff decide about a delivery that was given up. Each decision is in Wagtail's log."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..models import Delivery, SetAside, State
from ..wake import wake

AGAIN = "portal.delivery.again"
ASIDE = "portal.delivery.aside"

User = AbstractBaseUser | AnonymousUser


def send_again(delivery_id: int, user: User) -> bool:
    """Begin anew with all its tries. False if it is not given up (any more)."""
    with transaction.atomic():
        dead = Delivery.objects.in_state(State.DEAD).filter(pk=delivery_id)
        if not dead.update(dead_at=None, due_at=timezone.now(), tries=0):
            return False
        log(Delivery.objects.get(pk=delivery_id), AGAIN, user=user)
        transaction.on_commit(lambda: wake(delivery_id), robust=True)
    return True


def set_aside(delivery_id: int, reason: str, user: User) -> bool:
    """Let it rest, for this reason. False if it is not given up (any more)."""
    reason = SetAside(reason)
    with transaction.atomic():
        dead = Delivery.objects.in_state(State.DEAD).filter(pk=delivery_id)
        if not dead.update(set_aside_at=timezone.now(), set_aside_reason=reason):
            return False
        log(Delivery.objects.get(pk=delivery_id), ASIDE, user=user, data={"reason": reason.value})
    return True
