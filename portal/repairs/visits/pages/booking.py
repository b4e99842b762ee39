"""Booking the time that is kept, cancelling it, and what is true afterwards."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.cases.letters import council
from portal.integration.slots import Refused, SlotError, Unavailable

from ...models import Repair, Visit, VisitState
from ...models.visit import HAS_A_TIME
from .. import booking, ical
from ..needing import last_visit, needed, open_visit
from ..offering import due_of
from ..settling import settle_at_leisure
from .forms import REPAIR, CancelForm
from .opening import after_error, go_to, page
from .shown import due_words, shown

NOT_TAKEN = 422
MAY_CANCEL = (VisitState.WANTED, VisitState.ASKED, VisitState.HELD, VisitState.BOOKED)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def confirm(request: HttpRequest, repair: Repair) -> HttpResponse:
    """Look at the time once more, and book it."""
    found = open_visit(repair)
    if found is None or (found.state == VisitState.HELD and not needed(repair)):
        return go_to("visit", repair)
    if request.method == "POST":
        return _book(found, request.POST.get("time", ""))
    if found.call:
        return go_to("visit", repair)
    if found.state == VisitState.BOOKED:
        return go_to("visit_done", repair)
    if found.state != VisitState.HELD:
        return go_to("visit", repair)
    if found.held_until is not None and found.held_until <= timezone.now():
        return go_to("visit", repair, "expired")
    context = shown(request, found, due=due_words(due_of(repair)))
    return render(request, "repairs/visits/confirm.html", context)


def _book(found: Visit, seen: str) -> HttpResponse:
    """Book what is kept. ``seen`` is the time on the page; another tab may keep another one now."""
    repair = found.repair
    settle_at_leisure(found)
    if found.state == VisitState.BOOKED:  # a second press, or it was found out just now
        return go_to("visit_done", repair)
    if seen and found.start is not None and seen != found.start.isoformat():
        return go_to("visit_confirm", repair, "changed")
    try:
        booking.confirm(found)
    except (Unavailable, Refused):
        return go_to("visit_confirm", repair, "failed")
    except SlotError as error:
        return after_error(error, repair)
    return go_to("visit_done", repair)


@require_http_methods(["GET", "HEAD"])
@page
def done(request: HttpRequest, repair: Repair) -> HttpResponse:
    """The visit that is booked: when, what to do until then, and what can be changed."""
    found = last_visit(repair)
    if found is None or found.call or found.state not in HAS_A_TIME:
        return go_to("visit", repair)
    context = shown(request, found, due=due_words(due_of(repair)))
    return render(request, "repairs/visits/done.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def cancel(request: HttpRequest, repair: Repair) -> HttpResponse:
    """Cancel the visit, and say if the repair is still needed."""
    found = open_visit(repair)
    if found is not None and request.method == "POST":
        settle_at_leisure(found)
    if found is None or found.call or found.state not in MAY_CANCEL:
        return go_to("visit", repair)
    form = CancelForm(request.POST) if request.method == "POST" else CancelForm()
    if not form.is_bound or not form.is_valid():
        status = NOT_TAKEN if form.is_bound else 200
        context = shown(request, found, form=form)
        return render(request, "repairs/visits/cancel.html", context, status=status)
    ends_repair = form.cleaned_data["still"] == REPAIR
    try:
        booking.cancel(found, ends_repair=ends_repair)
    except (Unavailable, Refused):
        return go_to("visit_cancel", repair, "failed")
    except SlotError as error:
        return after_error(error, repair)
    if ends_repair:
        return go_to("tracked_case", repair)
    return go_to("visit", repair, "cancelled")


@require_http_methods(["GET", "HEAD"])
@page
def calendar(request: HttpRequest, repair: Repair) -> HttpResponse:
    """The visit for the calendar of a phone. Raises Http404 where there is no time."""
    found = last_visit(repair)
    if found is None or not found.booking:
        raise Http404
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    url = base + reverse("tracked_case", args=[repair.case.shown_reference])
    host = urlsplit(base).hostname or "localhost"
    body = ical.calendar(found, host=host, url=url, council=council().name)
    response = HttpResponse(body, content_type=ical.MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="repair-visit.ics"'
    return response
