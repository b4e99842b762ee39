"""Pages of formats in the states that the served site reaches only now and then."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.documents.model import Document, Paragraph, Section
from portal.documents.pages.views import AWAY, MAKING, TOO_MANY
from portal.documents.registry import Format

LETTER = Document("Your bin collections", [Section("", [Paragraph("We come on Fridays.")])])
AUDIO = Format("audio", "Audio (MP3)", "audio/mpeg", "mp3", lambda document: b"", slow=True)


def state(request: HttpRequest, template: str, status: int, why: str = "") -> HttpResponse:
    context = {
        "document": LETTER,
        "kind": "page",
        "key": "1",
        "format": AUDIO,
        "made": {"why": why},
        "again": "?again=1",
        "file": "1.2 MB",
    }
    return render(request, f"documents/formats/{template}.html", context, status=status)


def making(request: HttpRequest) -> HttpResponse:
    return state(request, "making", MAKING)


def ready(request: HttpRequest) -> HttpResponse:
    return state(request, "ready", 200)


def failed(request: HttpRequest) -> HttpResponse:
    return state(request, "failed", AWAY, "This is too long to make in this format.")


def too_many(request: HttpRequest) -> HttpResponse:
    return state(request, "too_many", TOO_MANY)


urlpatterns = [
    path("formats-states/making/", making),
    path("formats-states/ready/", ready),
    path("formats-states/failed/", failed),
    path("formats-states/too-many/", too_many),
]
