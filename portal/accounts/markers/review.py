"""The reviewer of a marker is asked to look at it, on the day that was set."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.integration import messages, schedules
from portal.integration.messages import Message

from ..models import Marker

TEMPLATE = "marker-review"
OWNER = "marker"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    messages.register(TEMPLATE, build, owner=OWNER, title="A marker is to be reviewed")
    schedules.register(
        "ask for reviews of markers", "portal.accounts.markers.review.ask", "5 8 * * *"
    )


@transaction.atomic
def ask() -> int:
    """Queue a message for each that is due today. Run once a day. How many."""
    due = Marker.objects.live().filter(review_on=timezone.localdate())
    for marker in due:
        messages.queue(TEMPLATE, marker.pk)
    return len(due)


def build(pk: int) -> Message | None:
    """Lead the reviewer to the page, and name nobody. None once it has ended."""
    marker = Marker.objects.live().select_related("person", "reviewer").filter(pk=pk).first()
    if marker is None:
        return None
    page = reverse("person", args=[marker.person.public_id])
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page
    return Message(
        marker.reviewer.email,
        "A marker is to be reviewed today",
        f"You are the reviewer of a marker. Please see whether it must stand.\n\n{address}\n\n"
        f"If nobody does anything, it ends after {marker.ends_on:%-d %B %Y}.\n",
    )
