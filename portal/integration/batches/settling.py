"""What a try at a file leads to, for the file and for every event in it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from .. import alerts
from ..models import Attempt, Batch, Delivery, Outcome
from ..outbox import working
from ..outbox.lease import Held
from ..outbox.settle import given_up, what_follows
from ..result import Result


@dataclass(frozen=True)
class HeldBatch:
    """A file that is ours to write for now, and its events in their order."""

    batch: Batch
    members: list[Held]
    token: uuid.UUID


def settle(held: HeldBatch, result: Result) -> None:
    """Write down a try for the file and all its events at once, as the outbox does for one.

    What is half noted would be half written the next time, under a name that is taken.
    """
    now, endpoint_id = timezone.now(), held.batch.endpoint_id
    changes = what_follows(held.members[0].delivery, result, now)  # they have had the same tries
    sent = {"sent_at": now} if result.outcome == Outcome.SENT else {}
    free = {"lease_until": None, "lease_token": None}
    with transaction.atomic():
        Batch.objects.filter(pk=held.batch.pk, lease_token=held.token).update(**free, **sent)
        Attempt.objects.filter(pk__in=[each.attempt.pk for each in held.members]).update(
            ended_at=now, outcome=result.outcome, reason=result.reason, answered=result.answered
        )
        of_it = Delivery.objects.filter(batch=held.batch.key, lease_token=held.token)
        ours = of_it.update(**free, **changes)
        working.note(endpoint_id, result, now)
        dead = bool(ours) and "dead_at" in changes
        if dead:
            alerts.about_endpoint(endpoint_id)
    if dead:
        for each in held.members:
            given_up(each.delivery, result)
