"""The work itself: take a delivery, make its message, send it, write down what came of it."""

from __future__ import annotations

import logging

from ..channels import send_event
from ..messages import UnknownTemplate, registered
from ..models import Delivery, Outcome
from ..notify.sending import send_message
from ..result import Result, failed, place_of
from . import drain
from .backoff import MOST_TRIES
from .lease import Held, claim
from .settle import settle
from .working import in_trouble

logger = logging.getLogger(__name__)


def send(delivery_id: int) -> bool:
    """Try one delivery, if it is due and free. Whether a try was made.

    Raises only what the database raises: then the lease runs out, and the delivery is tried again
    with the same name for the outside.
    """
    return try_once(delivery_id) is not None


def woken(delivery_id: int) -> bool:
    """Try one delivery at once, unless its endpoint is in trouble. A job of the worker."""
    return False if in_trouble(delivery_id) else send(delivery_id)


def try_once(delivery_id: int) -> Result | None:
    """Try one delivery; what came of it, or None if it was not ours to try, or we are to stop."""
    if drain.asked():
        return None
    held = claim(delivery_id)
    if held is None:
        return None
    result = _try(held)
    settle(held, result)
    return result


def _try(held: Held) -> Result:
    delivery = held.delivery
    if delivery.tries > MOST_TRIES:
        return Result(Outcome.FAILED, "The worker stopped at the last try")
    return _event(delivery) if delivery.event else _message(delivery)


def _event(delivery: Delivery) -> Result:
    try:
        # Only now is opened what is encrypted: where no key of ours does, this one try has failed.
        return send_event(Delivery.objects.select_related("endpoint").get(pk=delivery.pk))
    except Exception as error:  # its words may repeat what was sent
        return failed(error, place_of(error))


def _message(delivery: Delivery) -> Result:
    try:
        message = registered(delivery.template).make(delivery)
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
        return send_message(delivery, message)
    except Exception as error:  # what cannot be put into a message; its words may name a person
        return failed(error, place_of(error))
