"""Each minute: what is due, and what a killed worker or a lost job left behind."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from ..models import Delivery, Endpoint, Outcome
from ..progress import LATE_AFTER
from . import drain
from .sending import try_once

SWEEP_SECONDS = 30
"""A sweep begins nothing new after this long, so that other jobs have their turn."""
SWEEP_MOST = 500
"""For people, and for each endpoint."""


def sweep() -> int:
    """Try what is due, for people and for each endpoint in turn. How many were tried.

    One endpoint's thousands are in nobody's way: what is paused is not even looked at, and the
    first try that fails ends an endpoint's turn until the next sweep. Files go by the clock, and
    are not sent here.
    """
    until = time.monotonic() + SWEEP_SECONDS
    doors = Endpoint.objects.working().filter(schedule="").values_list("pk", flat=True)
    turns = deque((door, _due(door)) for door in (None, *doors))
    tried = 0
    while turns and time.monotonic() < until and not drain.asked():
        door, due = turns.popleft()
        delivery_id = next(due, None)
        if delivery_id is None:
            continue
        result = try_once(delivery_id)
        tried += result is not None
        if door is None or result is None or result.outcome != Outcome.FAILED:
            turns.append((door, due))
    return tried


def _due(door: int | None) -> Iterator[int]:
    """The oldest of those that may go through one door. Asked when its turn comes."""
    due = Delivery.objects.due().filter(endpoint=door).order_by("due_at", "pk")
    yield from list(due.values_list("pk", flat=True)[:SWEEP_MOST])


def late() -> QuerySet[Delivery]:
    """What should have been tried some time ago and was not: nobody is working."""
    before = timezone.now() - LATE_AFTER
    found: QuerySet[Delivery] = Delivery.objects.due().filter(due_at__lt=before)
    return found
