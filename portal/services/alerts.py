"""Which alerts a page shows, and when that changes by itself."""

from datetime import datetime

from django.db.models import Min, Q
from wagtail.models import Page

from .models import Alert


def alerts_for(page: Page | None) -> list[Alert]:
    """What is to be shown on this page now, gravest first. One query, however deep the page.

    Without a page (search, A to Z) only the alerts of the whole site are given.
    """
    return list(Alert.objects.active().for_page(page))


def next_alert_change(now: datetime) -> datetime | None:
    """When an alert next begins or ends by itself, or None if none will. One query."""
    moments = Alert.objects.aggregate(
        start=Min("starts_at", filter=Q(starts_at__gt=now)),
        end=Min("ends_at", filter=Q(ends_at__gt=now)),
    )
    return min((moment for moment in moments.values() if moment), default=None)
