"""When something of a case is due next, kept beside it so that a list need not ask the clocks.

Whoever changes a clock or ends a case calls ``keep`` or ``keep_all`` in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case as Choose
from django.db.models import OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from .models import ENDED, HAS_ENDED, NOTHING_DUE, Case, Clock


def keep(case: Case) -> None:
    """Write down when something of this case is due next, and read it back."""
    keep_all([case.pk])
    case.refresh_from_db(fields=["next_due"])


def keep_all(numbers: Iterable[int]) -> None:
    """The same for the cases with these primary keys. One query."""
    Case.objects.filter(pk__in=list(numbers)).update(next_due=_next_due())


def _next_due() -> Choose:
    running = Clock.objects.filter(case=OuterRef("pk"), stopped_at=None, due_at__isnull=False)
    earliest = Subquery(running.order_by("due_at").values("due_at")[:1])
    return Choose(
        When(status__in=ENDED, then=Value(HAS_ENDED)),
        default=Coalesce(earliest, Value(NOTHING_DUE)),
    )
