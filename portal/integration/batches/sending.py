"""Writing the files whose time has come, and noting for each event in them what came of it."""

from __future__ import annotations

import time
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from ..channels.files import put
from ..channels.layouts import content
from ..models import Attempt, Batch, Delivery, Outcome
from ..models.states import DEAD, WAITING
from ..outbox import drain
from ..outbox.backoff import MOST_TRIES
from ..outbox.lease import Held, lease_length
from ..result import Result, failed, place_of
from .making import make_due
from .settling import HeldBatch, settle

SWEEP_SECONDS = 30
"""A sweep begins no new file after this long. One file takes at most a minute more."""


def sweep() -> int:
    """Make the files whose time has come, and try to write those that are due; how many.

    The first that fails ends its endpoint's turn until the next sweep.
    """
    until = time.monotonic() + SWEEP_SECONDS
    make_due()
    tried, failing = 0, set[int]()
    for batch_id, endpoint_id in list(due().values_list("pk", "endpoint")):
        if time.monotonic() >= until or drain.asked():
            break
        result = None if endpoint_id in failing else send(batch_id)
        tried += result is not None
        if result is not None and result.outcome != Outcome.SENT:
            failing.add(endpoint_id)
    return tried


def send(batch_id: int) -> Result | None:
    """Write one file, if it is due and nobody else does; what came of it, or None."""
    held = claim(batch_id)
    if held is None:
        return None
    result = _try(held)
    settle(held, result)
    return result


def due(now: datetime | None = None) -> QuerySet[Batch]:
    """Those not sent that nobody holds, of working endpoints, whose events are all due.

    Events that were given up, or set aside, keep no file waiting. When staff send one of a file
    again, the file is due again.
    """
    now = now or timezone.now()
    waiting = Delivery.objects.filter(WAITING, batch=OuterRef("key"))
    return Batch.objects.filter(
        Q(lease_until=None) | Q(lease_until__lte=now),
        Exists(waiting),
        ~Exists(waiting.filter(due_at__gt=now)),
        sent_at=None,
        endpoint__paused_at=None,
        endpoint__disabled_at=None,
    ).order_by("pk")


def claim(batch_id: int) -> HeldBatch | None:
    """Take a file and every event in it that has not ended, or None.

    What was given up goes again with the rest: a file goes as a whole or not at all.
    """
    now, token = timezone.now(), uuid.uuid4()
    lease = {"lease_until": now + lease_length(), "lease_token": token}
    with transaction.atomic():
        # The lease stands in the UPDATE itself: see outbox/lease.py
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        this = due(now).filter(pk=batch_id).values("pk")
        if not Batch.objects.filter(free, sent_at=None, pk__in=this).update(**lease):
            return None
        batch = Batch.objects.get(pk=batch_id)
        of_it = Delivery.objects.filter(batch=batch.key)
        tries = of_it.filter(WAITING).aggregate(least=Min("tries"))["least"] + 1
        of_it.filter(WAITING | DEAD).update(dead_at=None, tries=tries, **lease)
        # What is encrypted is opened by the try: see outbox/sending.py
        deliveries = list(of_it.filter(lease_token=token).defer("payload").order_by("pk"))
        unfinished = Attempt.objects.filter(delivery__batch=batch.key, ended_at=None)
        unfinished.update(ended_at=now, outcome=Outcome.LOST)
        attempts = Attempt.objects.bulk_create(
            Attempt(delivery=delivery, at=now) for delivery in deliveries
        )
    members = zip(deliveries, attempts, strict=True)
    return HeldBatch(batch, [Held(each, attempt, token) for each, attempt in members], token)


def forget_old() -> int:
    """Forget files that arrived as long ago as deliveries are kept; how many."""
    before = timezone.now() - timedelta(days=settings.DELIVERY_DAYS)
    return Batch.objects.filter(sent_at__lt=before).delete()[0]


def _try(held: HeldBatch) -> Result:
    members = [each.delivery for each in held.members]
    if members[0].tries > MOST_TRIES:
        return Result(Outcome.FAILED, "The worker stopped at the last try")
    try:
        opened = Delivery.objects.filter(pk__in=[each.pk for each in members]).order_by("pk")
        data = content(held.batch.layout, opened)
        return put(held.batch.endpoint, held.batch.name, data)
    except Exception as error:  # its words may repeat what was to be sent
        return failed(error, place_of(error))
