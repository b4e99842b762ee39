"""Fixing, when an endpoint's time has come, which events go into its next file."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from croniter import croniter
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from ..channels.layouts import layout_of
from ..models import Batch, Delivery, Endpoint, Kind
from ..models.states import DEAD, WAITING

MOST = 1000
"""Events in one file. What is more goes into a second file at the same time."""


def make_due(now: datetime | None = None) -> list[Batch]:
    """Make the files of each working endpoint whose time has come, and set its next time."""
    now = now or timezone.now()
    made: list[Batch] = []
    for endpoint in Endpoint.objects.working().without_secrets().filter(kind=Kind.FILES):
        made += make(endpoint, now)
    return made


@transaction.atomic
def make(endpoint: Endpoint, now: datetime) -> list[Batch]:
    """Make an endpoint's files, if it is time. No events: no file, but the time moves on.

    An UPDATE that finds the time unchanged decides which of two workers makes them.
    """
    was, next_ = endpoint.next_batch_at, next_time(endpoint.schedule, now)
    if was is not None and now < was <= next_:
        return []
    same = Endpoint.objects.working().filter(pk=endpoint.pk, next_batch_at=was)
    if not same.update(next_batch_at=next_):
        return []
    made = list(_files(endpoint, now)) if was is not None and was <= now else []
    _unbatched(endpoint).update(due_at=next_)
    return made


def next_time(cron: str, after: datetime) -> datetime:
    """Give the next moment after, by the clock on the wall."""
    found: datetime = croniter(cron, timezone.localtime(after)).get_next(datetime)
    return found


def _files(endpoint: Endpoint, now: datetime) -> list[Batch]:
    made: list[Batch] = []
    while members := list(_may_go(endpoint).values_list("pk", flat=True)[:MOST]):
        key = uuid.uuid4()
        layout = layout_of(endpoint)
        at = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        name = f"{endpoint.slug}-{at}-{len(made) + 1}-{key.hex[:8]}.{layout['format']}"
        made.append(
            Batch.objects.create(key=key, endpoint=endpoint, name=name, layout=layout, made_at=now)
        )
        Delivery.objects.filter(pk__in=members).update(batch=key, due_at=now)
    return made


def _unbatched(endpoint: Endpoint) -> QuerySet[Delivery]:
    found: QuerySet[Delivery] = Delivery.objects.filter(WAITING, endpoint=endpoint, batch=None)
    return found


def _may_go(endpoint: Endpoint) -> QuerySet[Delivery]:
    """Those in no file yet, oldest first, but none that would overtake what is stuck in a file."""
    stuck = Delivery.objects.filter(
        WAITING | DEAD,
        endpoint=endpoint,
        batch__isnull=False,
        stream=OuterRef("stream"),
        pk__lt=OuterRef("pk"),
    ).exclude(stream="")
    return _unbatched(endpoint).filter(~Exists(stuck)).order_by("pk")
