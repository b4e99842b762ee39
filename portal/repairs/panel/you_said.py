"""What changed because tenants said so: read by everybody, remembered until an editor writes."""

from __future__ import annotations

from django.utils import timezone

from portal.ui.generation import remembered

from ..models import YouSaid

MOST = 100


def entries() -> list[YouSaid]:
    """Give the entries of today and before, the newest first. No query once remembered."""
    today = timezone.localdate()
    return remembered(
        f"repairs.you-said:{today}", lambda: list(YouSaid.objects.filter(on__lte=today)[:MOST])
    )
