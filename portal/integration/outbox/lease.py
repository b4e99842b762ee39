"""Who may send a delivery now. One worker at a time, and none for ever."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from ..models import Attempt, Delivery, Outcome
from ..models.states import WAITING

MARGIN = timedelta(seconds=30)


def lease_length() -> timedelta:
    """Longer than any job may run. So whoever still works on a delivery still holds it."""
    return timedelta(seconds=settings.Q_CLUSTER["timeout"]) + MARGIN


@dataclass(frozen=True)
class Held:
    """A delivery that is ours for now, and the try that has begun."""

    delivery: Delivery
    attempt: Attempt
    token: uuid.UUID


def claim(delivery_id: int) -> Held | None:
    """Take a delivery that is due, or None if it is not, or somebody else has it.

    One UPDATE that finds the lease free and takes it. The try is counted before it is made, so
    that a message that kills its worker is given up in the end like any other. What goes by the
    clock goes in files, and is never claimed by itself.
    """
    now, token = timezone.now(), uuid.uuid4()
    one_by_one = Q(endpoint=None) | Q(endpoint__schedule="")
    due = Delivery.objects.due(now).filter(one_by_one, pk=delivery_id).values("pk")
    # The lease stands in the UPDATE itself: a worker that waited for another one's UPDATE looks
    # again at that, but not at what a subquery found before.
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    with transaction.atomic():
        won = Delivery.objects.filter(WAITING, free, pk__in=due).update(
            lease_until=now + lease_length(), lease_token=token, tries=F("tries") + 1
        )
        if not won:
            return None
        unfinished = Attempt.objects.filter(delivery_id=delivery_id, ended_at=None)
        unfinished.update(ended_at=now, outcome=Outcome.LOST)
        attempt = Attempt.objects.create(delivery_id=delivery_id, at=now)
        delivery = Delivery.objects.unopened().get(pk=delivery_id)
        return Held(delivery, attempt, token)
