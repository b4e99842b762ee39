"""How long deliveries are kept."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from ..models import Delivery

BATCH = 500
"""Rows removed at a time, so that nobody waits long for the table."""


def remove_old() -> int:
    """Remove what ended ``DELIVERY_DAYS`` days ago; how many.

    What was never sent is not an end: it stays until somebody sends it again or sets it aside.
    """
    ended = Delivery.objects.ended_before(timezone.now() - timedelta(days=settings.DELIVERY_DAYS))
    removed = 0
    while batch := list(ended.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        removed += len(batch)
        Delivery.objects.filter(pk__in=batch).delete()
    return removed
