"""Asking the other system. Jobs of the worker, never of a page."""

from __future__ import annotations

import logging
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from ..models import LastKnown
from ..result import place_of
from .breaker import Breaker
from .reader import UnknownReader, registered

logger = logging.getLogger(__name__)

LONGEST = 100_000
"""Characters of an answer that we keep. What is longer is no answer to one question."""


class TooLong(ValueError):
    """The other system said more than anybody asked for."""


def refresh(pk: int) -> bool:
    """Ask about one thing that a page wanted. Whether there was an answer.

    What was last known stays when there is none. What goes wrong is in the log by its kind and
    place, never by its words.
    """
    known = LastKnown.objects.filter(pk=pk).first()
    if known is None:
        return False
    try:
        reader = registered(known.reader)
    except UnknownReader:
        logger.error("Nobody reads %r any more", known.reader)
        return False
    breaker = Breaker(reader.name)
    if not breaker.may_ask():
        _note(known, failed_at=known.failed_at or timezone.now())
        return False
    try:
        answer = reader.fetch(known.key, reader.timeout)
        value = reader.shape.dump_python(reader.shape.validate_python(answer), mode="json")
        _check(value)
    except Exception as error:  # whatever another system can do to us
        breaker.failed()
        logger.warning(
            "%s did not answer: %s at %s", reader.name, type(error).__name__, place_of(error)
        )
        _note(known, failed_at=timezone.now())
        return False
    breaker.succeeded()
    _note(known, value={"is": value}, at=timezone.now(), failed_at=None)
    return True


def forget_old() -> int:
    """Remove what no page has wanted for as long as its reader keeps things; how many."""
    gone = 0
    for name in LastKnown.objects.order_by().values_list("reader", flat=True).distinct():
        old = LastKnown.objects.filter(reader=name)
        try:
            old = old.filter(wanted_at__lt=timezone.now() - registered(name).keep)
        except UnknownReader:
            logger.info("Nobody reads %r any more: what it knew is removed", name)
        gone += old.delete()[0]
    return gone


def _check(value: Any) -> None:
    """Raises for what JSON cannot say (TypeError, ValueError), and TooLong."""
    if len(DjangoJSONEncoder(allow_nan=False).encode(value)) > LONGEST:
        raise TooLong


def _note(known: LastKnown, **values: Any) -> None:
    LastKnown.objects.filter(pk=known.pk).update(**values)
