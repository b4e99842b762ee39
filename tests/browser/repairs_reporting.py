"""A report of what is known already, opened as the neighbour sees it who made it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.cases.tracking import ticket
from portal.repairs.catalogue import versions
from portal.repairs.catalogue.find import Ending, Found
from portal.repairs.course import moving
from portal.repairs.course.states import State
from portal.repairs.journey.opening import title_of
from portal.repairs.models import Repair, Visit, VisitState
from portal.repairs.reporting.opening import KIND, open_repair
from portal.repairs.words import Place

_made: list[str] = []
"""Whoever opens it twice sees the same case twice."""


def make(request: HttpRequest) -> HttpResponse:
    """Two reports of one thing, the first with a visit; then on to the page of the second."""
    if not _made:
        found = _something_shared()
        first = _report(found)
        moving.move(first, State.SCHEDULED, WEBSITE)
        start = timezone.now() + timedelta(days=2)
        Visit.objects.create(
            repair=first,
            state=VisitState.BOOKED,
            booking="A-1",
            start=start,
            end=start + timedelta(hours=4),
        )
        _made.append(_report(found, first).case.reference)
    response = redirect("tracked_case", _made[0])
    ticket.let_in(request, response, _made[0])
    return response


def _something_shared() -> Found:
    live = versions.live()
    assert live is not None
    ends = versions.catalogue_of(live).ends()
    way = next(way for way in ends if way[0].area == Place.SHARED and way[-1].leaf)
    return Found(Ending.REPAIR, way, way[-1].leaf)


def _report(found: Found, follows: Repair | None = None) -> Repair:
    case = open_case(KIND, title_of(found), steps=())
    return open_repair(case, found, version=versions.live(), follows=follows)


urlpatterns = [path("track/me-too/", make)]
