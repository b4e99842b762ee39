"""The work itself: take a delivery, make its message, send it, write down what came of it."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..messages import UnknownTemplate, registered
from ..models import Delivery, Outcome
from .backoff import MOST_TRIES
from .lease import Held, claim
from .mail import send_mail
from .result import Result, failed, place_of
from .settle import settle

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 30
"""A sweep begins nothing new after this long, so that other jobs have their turn."""
SWEEP_MOST = 500

LATE_AFTER = timedelta(minutes=15)
"""Longer than a killed worker's lease and some sweeps."""


def send(delivery_id: int) -> bool:
    """Try one delivery, if it is due and free. Whether a try was made.

    A job of the worker. Raises only what the database raises: then the lease runs out, and the
    delivery is tried again with the same Message-ID.
    """
    held = claim(delivery_id)
    if held is None:
        return False
    settle(held, _try(held))
    return True


def sweep() -> int:
    """Try what is due and what a killed worker or a lost job left behind. How many were tried."""
    until = time.monotonic() + SWEEP_SECONDS
    tried = 0
    due = Delivery.objects.due().order_by("due_at", "pk").values_list("pk", flat=True)
    for delivery_id in list(due[:SWEEP_MOST]):
        if time.monotonic() >= until:
            break
        tried += send(delivery_id)
    return tried


def late() -> QuerySet[Delivery]:
    """What should have been tried some time ago and was not: nobody is working."""
    before = timezone.now() - LATE_AFTER
    found: QuerySet[Delivery] = Delivery.objects.due().filter(due_at__lt=before)
    return found


def _try(held: Held) -> Result:
    delivery = held.delivery
    if delivery.tries > MOST_TRIES:
        return Result(Outcome.FAILED, "The worker stopped at the last try")
    try:
        message = registered(delivery.template).build(delivery.subject_id)
    except UnknownTemplate as error:
        return failed(error)
    except Exception as error:  # a builder may fail in any way, and its words may name a person
        logger.error(
            "Delivery %s (%s) could not be made: %s at %s",
            delivery.pk,
            delivery.template,
            type(error).__name__,
            place_of(error),
        )
        return failed(error, place_of(error))
    if message is None:
        return Result(Outcome.NOTHING)
    try:
        return send_mail(delivery, message)
    except Exception as error:  # what cannot be put into an e-mail; its words may name a person
        return failed(error, place_of(error))
