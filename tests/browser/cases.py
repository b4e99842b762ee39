"""Cases in each state, made when a browser asks and opened for it, as a right pair would."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from portal.cases.changes import add_note, change_status
from portal.cases.models import Status
from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.cases.tracking import ticket

LONG_AGO = timedelta(days=60)


def make(request: HttpRequest, state: str) -> HttpResponse:
    """A case in this status, or one that is "late"; then on to its page."""
    at = timezone.now() - (LONG_AGO if state == "late" else timedelta())
    case = open_case("ask-or-tell", "A question about bins", at=at)
    if state != "late":
        add_note(case, "We have read it and are asking the crew.", WEBSITE, public=True)
        change_status(case, Status(state), WEBSITE)
    response = redirect("tracked_case", case.shown_reference)
    ticket.let_in(request, response, case.reference)
    return response


def make_and_write(request: HttpRequest) -> HttpResponse:
    """A case, then on to the page where its person writes a message."""
    case = open_case("ask-or-tell", "A question about bins")
    response = redirect("case_message", case.shown_reference)
    ticket.let_in(request, response, case.reference)
    return response


urlpatterns = [path("track/make/write/", make_and_write), path("track/make/<str:state>/", make)]
