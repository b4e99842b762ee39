"""What GOV.UK Notify says later of a message that it took: that it arrived, or why it did not.

A receipt may come twice, late, or while our own note of the sending is still being written.
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Attempt, Delivery, Outcome
from ..outbox.backoff import wait_after
from ..outbox.settle import given_up
from ..result import Result
from .bounces import could_not_reach

logger = logging.getLogger(__name__)

DELIVERED = "delivered"
PERMANENT = "permanent-failure"
TEMPORARY = "temporary-failure"
TECHNICAL = "technical-failure"
OF_LETTERS = frozenset({"validation-failed", "virus-scan-failed", "cancelled"})
"""Ours to mend: such a letter would be refused again."""


class TooEarly(Exception):
    """Our own worker has not written down yet that Notify took the message. Ask to come again."""


def take(reference: uuid.UUID, notification: uuid.UUID, status: str) -> bool:
    """Act on one receipt. Whether it changed anything. Raises TooEarly.

    What is unknown, no failure, or about another try than the last, changes nothing.
    """
    with transaction.atomic():
        found = Delivery.objects.select_for_update(no_key=True).filter(key=reference, endpoint=None)
        delivery: Delivery | None = found.first()
        if delivery is None:
            logger.warning("A receipt is for no message of ours")
            return False
        if delivery.lease_token is not None:
            raise TooEarly
        attempt = _try_that_was_sent(delivery, notification)
        if attempt is None:
            return False
        return _act(delivery, attempt, status)


def _try_that_was_sent(delivery: Delivery, notification: uuid.UUID) -> Attempt | None:
    """The last try, if Notify means that one and we think that it arrived."""
    attempt: Attempt | None = delivery.attempts.order_by("-pk").first()
    if attempt is None or delivery.delivered_at is None:
        return None
    return attempt if attempt.answered.get("id") in (str(notification), "") else None


def _act(delivery: Delivery, attempt: Attempt, status: str) -> bool:
    if status == DELIVERED:
        return bool(_note(attempt, Outcome.SENT, status))
    before = delivery.attempts.filter(answered__receipt=TEMPORARY).exists()
    if status == PERMANENT or (status == TEMPORARY and before):
        return _give_up(delivery, attempt, Outcome.REFUSED, status)
    if status in OF_LETTERS:
        return _give_up(delivery, attempt, Outcome.FAILED, status)
    if status in (TEMPORARY, TECHNICAL):
        return _try_again(delivery, attempt, status)
    return False


def _try_again(delivery: Delivery, attempt: Attempt, status: str) -> bool:
    wait = wait_after(delivery.tries)
    if wait is None:
        return _give_up(delivery, attempt, Outcome.FAILED, status)
    _note(attempt, Outcome.FAILED, status)
    _change(delivery, delivered_at=None, due_at=timezone.now() + wait)
    return True


def _give_up(delivery: Delivery, attempt: Attempt, outcome: Outcome, status: str) -> bool:
    result = Result(outcome, _reason(status))
    _note(attempt, outcome, status)
    _change(delivery, delivered_at=None, dead_at=timezone.now())
    refused = outcome == Outcome.REFUSED
    if not (refused and could_not_reach(delivery, result.reason)):
        transaction.on_commit(lambda: given_up(delivery, result), robust=True)
    return True


def _note(attempt: Attempt, outcome: Outcome, status: str) -> int:
    """Write down what came of a try after all."""
    return int(
        Attempt.objects.filter(pk=attempt.pk).update(
            outcome=outcome,
            reason="" if outcome == Outcome.SENT else _reason(status),
            answered={**attempt.answered, "receipt": status},
        )
    )


def _change(delivery: Delivery, **changes: Any) -> None:
    Delivery.objects.filter(Q(pk=delivery.pk), delivered_at__isnull=False).update(**changes)
    delivery.refresh_from_db()


def _reason(status: str) -> str:
    return f"Notify: {status}"
