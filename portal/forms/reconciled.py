"""What was sent to us, for reconciling with what was passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from portal.integration import reconcile
from portal.integration.reconcile import Subject

from .built.endpoints import told
from .events import OWNER, SUBMITTED
from .models import Submission


def register() -> None:
    """Call it from ``AppConfig.ready``."""
    reconcile.register(SUBMITTED.name, OWNER, submissions_since, also=told)


def submissions_since(moment: datetime) -> Iterator[Subject]:
    """Give every submission since then."""
    found = Submission.objects.filter(submitted_at__gte=moment).order_by("pk")
    rows = found.values_list("case__reference", "pk", "submitted_at", "journey_key")
    for reference, pk, at, key in rows.iterator():
        yield Subject(reference, pk, at, of=key)
