"""Tells the rooms below, and the library, of orders."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from portal.cases import panels
from portal.forms.models import Draft
from portal.forms.sending import sent
from portal.integration import schedules

from ..models import Asked
from . import opening, panel

GIVEN_UP = timedelta(days=2)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sent.connect(opening.on_sent, dispatch_uid="accessibility.orders")
    panels.register("what was made", panel.for_person, audience=panels.PERSON, order=5)
    schedules.register(
        "forms about formats that were given up",
        "portal.accessibility.orders.setup.forget",
        "50 2 * * *",
    )


def forget() -> int:
    """Forget what forms were begun for that are gone. Each night."""
    old = Asked.objects.filter(at__lt=timezone.now() - GIVEN_UP)
    gone, _ = old.exclude(draft_key__in=Draft.objects.values("key")).delete()
    return gone
