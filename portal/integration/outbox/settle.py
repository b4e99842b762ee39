"""What a try leads to: an end, or a next try."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import alerts
from ..models import Attempt, Delivery, Outcome
from ..notify.bounces import could_not_reach
from ..result import Result
from ..signals import dead_lettered
from . import working
from .backoff import next_try
from .following import wake_next
from .lease import Held

logger = logging.getLogger(__name__)


def settle(held: Held, result: Result) -> None:
    """Write down a try and what follows from it, and let go of the delivery.

    The delivery changes only while it is still ours. A delivery that is given up is in the log as
    an error, ``dead_lettered`` is sent, and whoever looks after its endpoint is told. What has
    ended keeps no payload, and the next one of its stream goes at once.
    """
    now, endpoint_id = timezone.now(), held.delivery.endpoint_id
    changes = what_follows(held.delivery, result, now)
    with transaction.atomic():
        Attempt.objects.filter(pk=held.attempt.pk).update(
            ended_at=now, outcome=result.outcome, reason=result.reason, answered=result.answered
        )
        ours = Delivery.objects.filter(pk=held.delivery.pk, lease_token=held.token).update(
            lease_until=None, lease_token=None, **changes
        )
        another_way = (
            bool(ours) and result.outcome == Outcome.REFUSED and _another_way(held, result)
        )
        if endpoint_id:
            working.note(endpoint_id, result, now)
            if result.disable or (ours and "dead_at" in changes):
                alerts.about_endpoint(endpoint_id)
    if not ours:
        logger.warning("Delivery %s took longer than its lease", held.delivery.pk)
    elif "dead_at" in changes and not another_way:
        given_up(held.delivery, result)
    elif "payload" in changes:
        wake_next(held.delivery)


def _another_way(held: Held, result: Result) -> bool:
    """Whether a message that was refused for good goes to its person another way."""
    return bool(held.delivery.template) and could_not_reach(held.delivery, result.reason)


def what_follows(delivery: Delivery, result: Result, now: datetime) -> dict[str, Any]:
    """Say what a result changes in a delivery: its end, or its next try."""
    match result.outcome:
        case Outcome.SENT:
            return {"delivered_at": now, "payload": None}
        case Outcome.NOTHING:
            return {"cancelled_at": now, "payload": None}
    if result.disable:  # it waits, with all its tries, until somebody opens the door again
        return {"due_at": now, "tries": 0}
    if result.outcome == Outcome.REFUSED:
        return {"dead_at": now}
    wait = next_try(delivery.tries, result.wait)
    return {"due_at": now + wait} if wait else {"dead_at": now}


def given_up(delivery: Delivery, result: Result) -> None:
    """Say loudly that a delivery is given up."""
    logger.error(
        "Delivery %s (%s of %s %s) is given up after %s tries: %s",
        delivery.pk,
        delivery.what,
        delivery.owner,
        delivery.subject_id,
        delivery.tries,
        result.reason,
    )
    dead_lettered.send_robust(sender=Delivery, delivery=delivery)
