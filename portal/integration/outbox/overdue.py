"""What should have moved and did not, and what can never be sent as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from ..encryption import CannotDecrypt
from ..events.publish import as_sent
from ..models import Delivery, Endpoint
from ..models.endpoint import SECRETS
from ..models.states import DEAD, WAITING
from ..progress import LATE_AFTER
from .sweeping import late

FILE_LATE_AFTER = timedelta(hours=1)


def overdue() -> Iterator[str]:
    """Give a line for each: a delivery's number, an endpoint's name, times. No personal data.

    What waits for an endpoint that fails, is paused or disabled is not among them: somebody has
    been told of that endpoint.
    """
    now = timezone.now()
    yield from _late()
    yield from _held_for_ever(now)
    yield from _files(now)
    yield from _unreadable()
    yield from _secrets()


def _late() -> Iterator[str]:
    by_itself = Q(endpoint=None) | Q(endpoint__schedule="", endpoint__failing_since=None)
    for each in late().filter(by_itself).order_by("pk").defer("payload"):
        yield f"Delivery {each.pk} ({each.what}) should have been tried at {_time(each.due_at)}"


def _held_for_ever(now: datetime) -> Iterator[str]:
    """Held by a worker whose time is long over, where no sweep looks: behind a closed door."""
    held = Delivery.objects.filter(WAITING, lease_until__lt=now - LATE_AFTER).defer("payload")
    for each in held.exclude(pk__in=late().values("pk")).order_by("pk"):
        if each.lease_until:
            until = _time(each.lease_until)
            yield f"Delivery {each.pk} ({each.what}) was held by a worker until {until}, no longer"


def _files(now: datetime) -> Iterator[str]:
    waiting = Q(
        deliveries__due_at__lt=now - FILE_LATE_AFTER,
        **{f"deliveries__{when}": None for when in ("delivered_at", "dead_at", "cancelled_at")},
    )
    late_ones = (
        Endpoint.objects.working()
        .exclude(schedule="")
        .filter(failing_since=None)
        .annotate(
            count=Count("deliveries", filter=waiting),
            since=Min("deliveries__due_at", filter=waiting),
        )
        .filter(count__gt=0)
    )
    for each in late_ones:
        yield f"{each.name}: {each.count} events should have gone in a file at {_time(each.since)}"


def _unreadable() -> Iterator[str]:
    """What is to be sent must be there, open with our keys, and be what was written."""
    kept = Delivery.objects.filter(WAITING | DEAD, endpoint__isnull=False)
    for pk in kept.filter(payload__isnull=True).values_list("pk", flat=True):
        yield f"Delivery {pk}: what it says is gone"
    field = Delivery._meta.get_field("payload")
    written = kept.filter(payload__isnull=False).values_list(
        "pk", "payload_hash", Cast("payload", TextField())
    )
    for pk, payload_hash, encrypted in written.iterator():
        try:
            payload = field.from_db_value(encrypted, None, None)
        except CannotDecrypt:
            yield f"Delivery {pk}: none of our keys opens what it says"
            continue
        if hashlib.sha256(as_sent(payload)).hexdigest() != payload_hash:
            yield f"Delivery {pk}: what it says is not what was written"


def _secrets() -> Iterator[str]:
    """What opens another system must be open to us."""
    written = Endpoint.objects.order_by("name").values_list(
        "name", *(Cast(each, TextField()) for each in SECRETS)
    )
    for name, *values in written:
        for secret, encrypted in zip(SECRETS, values, strict=True):
            field: Any = Endpoint._meta.get_field(secret)
            try:
                field.from_db_value(encrypted, None, None)
            except CannotDecrypt:
                yield f"{name}: none of our keys opens its {secret.replace('_', ' ')}"


def _time(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M on %-d %B %Y")
