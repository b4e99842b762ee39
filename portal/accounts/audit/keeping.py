"""How long the log is kept, and what each night writes down of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..models import AuditEntry
from .recording import record
from .triggers import KEPT_YEARS

LOG = "audit:log"
"""The subject of what is written about the log itself."""
COUNTED = "audit.counted"
PRUNED = "audit.pruned"
BY = "audit"
"""The system that writes about the log."""


def count() -> None:
    """Write down how many entries there are, so that the newest cannot be cut off unseen."""
    newest = AuditEntry.objects.values_list("pk", flat=True).first() or 0
    rows = AuditEntry.objects.filter(pk__lte=newest).count()
    record(COUNTED, LOG, system=BY, details={"newest": newest, "rows": rows})


@transaction.atomic
def prune(now: datetime | None = None) -> int:
    """Remove what is older than the log is kept, and write down how many. Returns the number."""
    moment = now or timezone.now()
    # A day more than the database asks, so that clocks need not agree.
    until = _years_before(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    old: QuerySet[AuditEntry] = QuerySet(AuditEntry).filter(at__lt=until)
    removed, _ = old.delete()
    if removed:
        record(PRUNED, LOG, system=BY, details={"rows": removed})
    return removed


def _years_before(moment: datetime) -> datetime:
    """28 February for the day that a year without 29 February lacks."""
    try:
        return moment.replace(year=moment.year - KEPT_YEARS)
    except ValueError:
        return moment.replace(year=moment.year - KEPT_YEARS, day=28)


def nightly() -> None:
    """Run by the clock."""
    prune()
    count()
