"""What a try leads to: an end, or a next try."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Attempt, Delivery, Outcome
from ..signals import dead_lettered
from .backoff import wait_after
from .lease import Held
from .result import Result

logger = logging.getLogger(__name__)


def settle(held: Held, result: Result) -> None:
    """Write down a try and what follows from it, and let go of the delivery.

    The delivery changes only while it is still ours. A delivery that is given up is in the log as
    an error, and ``dead_lettered`` is sent.
    """
    now = timezone.now()
    changes = _what_follows(held.delivery, result, now)
    with transaction.atomic():
        Attempt.objects.filter(pk=held.attempt.pk).update(
            ended_at=now, outcome=result.outcome, reason=result.reason
        )
        ours = Delivery.objects.filter(pk=held.delivery.pk, lease_token=held.token).update(
            lease_until=None, lease_token=None, **changes
        )
    if not ours:
        logger.warning("Delivery %s took longer than its lease", held.delivery.pk)
    elif "dead_at" in changes:
        _given_up(held.delivery, result)


def _what_follows(delivery: Delivery, result: Result, now: datetime) -> dict[str, Any]:
    match result.outcome:
        case Outcome.SENT:
            return {"delivered_at": now}
        case Outcome.NOTHING:
            return {"cancelled_at": now}
        case Outcome.REFUSED:
            return {"dead_at": now}
    wait = wait_after(delivery.tries)
    return {"due_at": now + wait} if wait else {"dead_at": now}


def _given_up(delivery: Delivery, result: Result) -> None:
    logger.error(
        "Delivery %s (%s of %s %s) is given up after %s tries: %s",
        delivery.pk,
        delivery.template,
        delivery.owner,
        delivery.subject_id,
        delivery.tries,
        result.reason,
    )
    dead_lettered.send_robust(sender=Delivery, delivery=delivery)
