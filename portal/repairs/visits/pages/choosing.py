"""Choosing a time, and another one instead of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.cases.calendar import LONDON, local_date
from portal.cases.when import by_when, the_time
from portal.integration.slots import Refused, SlotError, Unavailable, unseal
from portal.ui.cards import contact_card

from ...course.states import ENDED
from ...law.running import running_clock
from ...law.words import TIMES
from ...models import Asked, Repair, Visit, VisitState
from .. import asking, booking
from ..jobs import is_past
from ..needing import needed, open_visit, want
from ..offering import Offer, offer, on_day
from ..settling import settle_at_leisure
from .forms import SlotForm
from .opening import after_error, context_of, go_to, page
from .shown import days_of, due_words, shown

NOT_TAKEN = 422
OPEN = (VisitState.WANTED, VisitState.ASKED, VisitState.HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def visit(request: HttpRequest, repair: Repair) -> HttpResponse:
    """Where the visit of a repair stands, and the times that there are."""
    found = open_visit(repair)
    if found is None and needed(repair):
        found = want(repair)
    if request.method == "POST":
        return _take(request, repair, found)
    if found is None:
        return _nothing_to_choose(request, repair)
    if found.call:
        return render(request, "repairs/visits/finding.html", shown(request, found))
    if found.state == VisitState.SENT or is_past(found):
        return go_to("visit_done", repair, request.GET.get("why", ""))
    if found.state in OPEN and not needed(repair):
        return _nothing_to_choose(request, repair)
    if found.asked_for == Asked.CALL and "anyway" not in request.GET:
        return _asked(request, found)
    return _times(request, found)


def _take(request: HttpRequest, repair: Repair, found: Visit | None) -> HttpResponse:
    """Take the answer: a time, or "please call me"."""
    if found is None or (found.state in OPEN and not needed(repair)):
        return go_to("visit", repair, "changed")
    settle_at_leisure(found)
    try:
        if "call" in request.POST:
            asking.arrange(found)
            return go_to("visit", repair)
        form = SlotForm(request.POST)
        if not form.is_valid():
            return _times(request, found, form)
        slot = unseal(form.cleaned_data["slot"], found.job)
        if found.state == VisitState.BOOKED:
            booking.change(found, slot)
            return go_to("visit_done", repair)
        booking.hold(found, slot)
    except SlotError as error:
        return after_error(error, repair)
    return go_to("visit_confirm", repair)


def _times(request: HttpRequest, found: Visit, form: SlotForm | None = None) -> HttpResponse:
    try:
        offered = _offered(request, found)
    except (Unavailable, Refused) as error:
        last_seen = error.last_seen if isinstance(error, Unavailable) else None
        return _away(request, found, Asked.AWAY, last_seen)
    if not offered.slots:
        return _away(request, found, Asked.FULL, None)
    context = shown(
        request,
        found,
        form=form or SlotForm(),
        days=days_of(offered),
        offered=offered,
        more=local_date(offered.more) if offered.more else None,
        due=due_words(offered.due),
        one_day=_day(request, "day") is not None,
    )
    return render(request, "repairs/visits/choose.html", context, status=NOT_TAKEN if form else 200)


def _offered(request: HttpRequest, found: Visit) -> Offer:
    day = _day(request, "day")
    if day is not None:
        return on_day(found, day)
    start = _day(request, "from")
    return offer(found, datetime.combine(start, time(), LONDON) if start else None)


def _away(
    request: HttpRequest, found: Visit, why: Asked, last_seen: datetime | None
) -> HttpResponse:
    """Nobody can choose now. The team is asked at once, so that nobody has to press anything.

    A day without times, and a page of later dates, are no reason: there are other days.
    """
    if why == Asked.FULL and (request.GET.get("day") or request.GET.get("from")):
        return go_to("visit", found.repair, "taken")
    context = context_of(request, found.repair)
    if found.state in OPEN and context["may_write"]:
        asking.arrange(found, why)
    return _asked(request, found, last_seen=last_seen)


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _asked(request: HttpRequest, found: Visit, last_seen: datetime | None = None) -> HttpResponse:
    clock = running_clock(found.repair.case, TIMES)
    context = shown(
        request,
        found,
        last_seen=the_time(last_seen) if last_seen else "",
        by=by_when(clock) if clock else "",
        by_day=local_date(clock.due_at) if clock and clock.due_at else None,
    )
    return render(request, "repairs/visits/asked.html", context)


def _nothing_to_choose(request: HttpRequest, repair: Repair) -> HttpResponse:
    """No time is chosen online: it has ended, somebody reads it, or we call."""
    if repair.state in ENDED:
        return go_to("tracked_case", repair)
    context: dict[str, Any] = context_of(request, repair, team=contact_card(repair.case.team_id))
    return render(request, "repairs/visits/none.html", context)
