"""Cases in each state, made when a browser asks and opened for it, as a right pair would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from portal.cases.asking import ask
from portal.cases.changes import add_note, change_status
from portal.cases.documents import PDF, add_document
from portal.cases.models import Case, Status
from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.cases.tracking import ticket
from portal.integration.models import Channel, Delivery, Endpoint
from portal.integration.scanning import ScanState

LONG_AGO = timedelta(days=60)
TRAVELS: dict[str, dict[str, Any]] = {
    "sending": {"payload": {}},
    "arrived": {"delivered_at": timezone.now()},
    "delayed": {"payload": {}, "tries": 3},
}
"""Where what the person sent is, to how its delivery stands."""
LETTER = b"%PDF-1.7\n%%EOF"

_made: dict[str, str] = {}
"""States to references: whoever opens a state twice sees the same case twice."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """A case in this status, or one that is "late"; then on to its page."""
    known = "" if state == "answer" else _made.get(state)  # an answer can be given once
    return _open(request, "tracked_case", known or _make(state))


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
    if state in TRAVELS:
        travel(case, state)
    elif state in ("asked", "answer"):
        ask(case, "What colour is the lid of your bin?\n\nIs it green or blue?", WEBSITE)
    elif state == "asked-twice":
        ask(case, "What colour is the lid of your bin?", WEBSITE)
        ask(case, "Where do you put it out?", WEBSITE)
    elif state == "letters":
        _letters(case)
    elif state not in ("late", "write"):
        add_note(case, "We have read it and are asking the crew.", WEBSITE, public=True)
        change_status(case, Status(state), WEBSITE)
    _made[state] = case.reference
    return case.reference


def travel(case: Case, state: str) -> None:
    """Let something of a case be on its way to another system, there, or delayed."""
    endpoint, _made_now = Endpoint.objects.get_or_create(
        slug="browser-tests",
        defaults={
            "name": "Browser tests",
            "address": "https://a.example",
            "alert_to": "a@b.example",
        },
    )
    Delivery.objects.create(
        endpoint=endpoint,
        event="case.opened",
        channel=Channel.ENDPOINT,
        stream=case.reference,
        payload_hash="0" * 64,
        owner="case",
        subject_id=case.pk,
        **TRAVELS[state],
    )


def _letters(case: Case) -> None:
    """One to open, and one that the scanner has not passed."""
    for title in ("Your new bin", "Which day we come"):
        add_document(
            case,
            title=title,
            name=f"{title}.pdf",
            media_type=PDF,
            content=LETTER,
            actor=WEBSITE,
            public=True,
        )
    newest = case.documents.last()
    case.documents.filter(pk=newest.pk).update(state=ScanState.WAITING)


urlpatterns = [path("track/make/write/", make_and_write), path("track/make/<str:state>/", make)]
