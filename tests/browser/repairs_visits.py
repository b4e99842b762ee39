"""A repair with its visit in each state, opened as its tenant sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.cases.tracking import ticket
from portal.council.models import ContactPoint
from portal.integration.slots import new_key
from portal.repairs import visits
from portal.repairs.catalogue import versions
from portal.repairs.catalogue.find import Ending, Found
from portal.repairs.course import moving
from portal.repairs.course.states import State
from portal.repairs.journey.opening import title_of
from portal.repairs.models import Call, Repair, Visit, VisitState
from portal.repairs.reporting.opening import KIND, open_repair
from portal.repairs.words import Place, Priority, Responsibility

PAGES = {
    "confirm": "visit_confirm",
    "done": "visit_done",
    "coming": "visit_done",
    "cancel": "visit_cancel",
    "days": "visit_days",
    "tracked": "tracked_case",
}
"""States to pages; any other is at "visit"."""
_made: dict[str, str] = {}
"""Whoever opens a state twice sees the same case twice."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """A repair whose visit is in this state; then on to the page that shows it."""
    reference = _made.get(state) or _make(state)
    response = redirect(PAGES.get(state, "visit"), reference)
    ticket.let_in(request, response, reference)
    return response


def _make(state: str) -> str:
    repair = a_repair()
    visit = visits.want(repair)
    if state == "asked":
        visits.arrange(visit)
    elif state == "telephone":
        Repair.objects.filter(pk=repair.pk).update(by_phone=True)
    elif state == "confirm":
        start = timezone.now() + timedelta(days=2)
        write(visit, VisitState.HELD, hold="H-1", held_until=timezone.now() + timedelta(hours=2))
        write(visit, VisitState.HELD, start=start, end=start + timedelta(hours=4))
    elif state in ("done", "change", "cancel", "tracked"):
        _book(visit)
    elif state == "coming":
        _book(visit)
        visits.sent(visit, WEBSITE)
        visits.late(visit, timezone.now() + timedelta(days=2, hours=5), WEBSITE)
    elif state == "finding":
        write(visit, call=Call.HOLD, key=new_key(), called_at=timezone.now() + timedelta(days=1))
    _made[state] = repair.case.reference
    return _made[state]


def a_repair(told_at: datetime | None = None) -> Repair:
    """Something of everyday inside a home, which we do, told then or now."""
    live = versions.live()
    assert live is not None
    found = next(
        Found(Ending.REPAIR, way, leaf)
        for way in versions.catalogue_of(live).ends()
        if (leaf := way[-1].leaf)
        and way[0].area == Place.INSIDE
        and (leaf.priority, leaf.responsibility) == (Priority.ROUTINE, Responsibility.LANDLORD)
        and not leaf.phone
    )
    team = ContactPoint.objects.first()
    case = open_case(KIND, title_of(found), steps=(), team=team, at=told_at)
    return open_repair(case, found, version=live)


def _book(visit: Visit) -> None:
    start = timezone.now() + timedelta(days=2)
    end = start + timedelta(hours=4)
    write(visit, VisitState.BOOKED, booking="A-1", start=start, end=end)
    moving.move(visit.repair, State.SCHEDULED, WEBSITE)


def write(visit: Visit, state: VisitState | None = None, **values: object) -> None:
    """Put a visit where no scheduler has to be asked to bring it."""
    for name, value in values.items():
        setattr(visit, name, value)
    if state is not None and visit.start is not None:
        visit.state = state
    visit.save()


urlpatterns = [path("people/repairs-visits/<str:state>/", make)]
