"""The visits that somebody has before them, in their account."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from portal.accounts.acting import SEE, may, subject_of
from portal.accounts.coming import MOST, Coming
from portal.accounts.panels import Viewer
from portal.cases.calendar import local_date
from portal.cases.holding import held_by
from portal.integration.slots import window_words

from ..models import Visit, VisitState
from .jobs import booked_of


def dates(viewer: Viewer) -> Iterator[Coming]:
    """The booked visits of today and later, soonest first. One query."""
    if not may(viewer.request, SEE):
        return
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    coming = Visit.objects.filter(
        repair__case__in=held_by(subject_of(viewer.request)),
        state__in=(VisitState.BOOKED, VisitState.SENT),
        start__gte=today,
    )
    for visit in coming.select_related("repair__case").order_by("start")[:MOST]:
        case, booked = visit.repair.case, booked_of(visit)
        href = reverse("visit_done", args=[case.shown_reference])
        words = f"We come between {window_words(booked).replace(' to ', ' and ')}."
        yield Coming(local_date(booked.start), case.title, words, href)
