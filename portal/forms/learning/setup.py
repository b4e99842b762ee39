"""Tells the rest of the room what is counted, and when."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.integration import schedules

from .. import sending
from ..models import Submission
from . import counting, noticing


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sending.sent.connect(on_sent, dispatch_uid="forms.learning")
    schedules.register(
        "count forms that were left", "portal.forms.learning.leaving.count_left", "27 2 * * *"
    )
    schedules.register(
        "erase old counts of forms", "portal.forms.learning.retention.erase_old", "52 2 * * *"
    )


def on_sent(submission: Submission, begun_at: Any, **kwargs: Any) -> None:
    """Count a form that was sent, once that is certain."""
    seconds = (submission.submitted_at - begun_at).total_seconds()
    day = timezone.localdate(submission.submitted_at)
    counts = noticing.sent(seconds)
    add = partial(counting.add, submission.journey_key, submission.channel, day, counts)
    transaction.on_commit(add, robust=True)
