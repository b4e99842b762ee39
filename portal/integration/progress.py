"""How far what happened has travelled, as the person it is about may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import Delivery
from .models.states import DEAD, WAITING

LATE_AFTER = timedelta(minutes=15)
"""Longer than a killed worker's lease and some sweeps: nobody was working."""


@dataclass(frozen=True)
class Progress:
    """Where the events of one case stand, over all the systems that are told of it.

    ``none``: no other system is told. ``sending``: on its way. ``arrived``: nothing waits, since
    ``at``. ``delayed``: a system could not be reached, or is not spoken to for now; ``since`` is
    when the oldest thing that it does not know yet happened.
    """

    state: Literal["none", "sending", "arrived", "delayed"]
    at: datetime | None = None
    since: datetime | None = None


def progress_of(stream: str) -> Progress:
    """Ask how far the events of a stream (a case's reference) have come. One query."""
    open_ = WAITING | DEAD
    delayed = DEAD | (WAITING & _delayed(timezone.now()))
    ended = Coalesce("delivered_at", "cancelled_at", "set_aside_at")
    found = Delivery.objects.filter(stream=stream, endpoint__isnull=False).aggregate(
        all=Count("pk"),
        open=Count("pk", filter=open_),
        since=Min("created_at", filter=delayed),
        last=Max(ended),
    )
    if not stream or not found["all"]:
        return Progress("none")
    if found["since"]:
        return Progress("delayed", since=found["since"])
    if found["open"]:
        return Progress("sending")
    return Progress("arrived", at=found["last"])


def _delayed(now: datetime) -> Q:
    """Tried and failed, or due for some time and not tried, or for an endpoint that stands still.

    The first try under way is no delay, so what is held counts from its second try.
    """
    failed = Q(tries__gt=1) | Q(tries=1, lease_until=None)
    late = Q(due_at__lt=now - LATE_AFTER)
    shut = Q(endpoint__paused_at__isnull=False) | Q(endpoint__disabled_at__isnull=False)
    return failed | late | shut
