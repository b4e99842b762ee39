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


_made: dict[str, str] = {}
"""States to references: whoever opens a state twice sees the same case twice."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """A case in this status, or one that is "late"; then on to its page."""
    return _open(request, "tracked_case", _made.get(state) or _make(state))


def make_and_write(request: HttpRequest) -> HttpResponse:
    """A case, then on to the page where its person writes a message."""
    return _open(request, "case_message", _made.get("write") or _make("write"))


def _open(request: HttpRequest, page: str, reference: str) -> HttpResponse:
    response = redirect(page, reference)
    ticket.let_in(request, response, reference)
    return response


def _make(state: str) -> str:
    at = timezone.now() - (LONG_AGO if state == "late" else timedelta())
    case = open_case("ask-or-tell", "A question about bins", at=at)
    if state not in ("late", "write"):
        add_note(case, "We have read it and are asking the crew.", WEBSITE, public=True)
        change_status(case, Status(state), WEBSITE)
    _made[state] = case.reference
    return case.reference


urlpatterns = [path("track/make/write/", make_and_write), path("track/make/<str:state>/", make)]
