"""A message that cannot reach its person this way: the room that knows them may know another."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from .. import signals
from ..messages import queue
from ..models import Delivery, SetAside, State
from ..result import place_of

logger = logging.getLogger(__name__)


def could_not_reach(delivery: Delivery, reason: str) -> bool:
    """Send ``bounced``, within the transaction that gives the delivery up.

    Whether it goes another way. A receiver that fails is in the log and undoes only its own work,
    so that the delivery is given up all the same.
    """
    try:
        with transaction.atomic():
            signals.bounced.send(sender=Delivery, delivery=delivery, reason=reason)
    except Exception as error:  # its words may name a person
        logger.error(
            "Nobody was told that delivery %s did not arrive: %s at %s",
            delivery.pk,
            type(error).__name__,
            place_of(error),
        )
    return Delivery.objects.filter(instead_of=delivery).exists()


def may_go_another_way(delivery: Delivery) -> bool:
    """One fall-back, and none of a fall-back: whoever cannot be reached twice needs a person."""
    return delivery.instead_of_id is None and not hasattr(delivery, "other_way")


def send_another_way(delivery: Delivery, channel: str) -> Delivery:
    """Queue the same message by another channel, and set the one that failed aside.

    Within the transaction of ``could_not_reach``. Raises UnknownTemplate and NoWay; the database
    refuses a second fall-back.
    """
    other = queue(delivery.template, delivery.subject_id, channel=channel, instead_of=delivery)
    dead = Delivery.objects.in_state(State.DEAD).filter(pk=delivery.pk)
    dead.update(set_aside_at=timezone.now(), set_aside_reason=SetAside.OTHER_WAY)
    return other
