"""Tells the rooms below of the forms, and of what can be asked for from any page."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from portal.cases import panels
from portal.documents import on_request
from portal.documents.on_request import OnRequest
from portal.forms import openings, registry, sent_panels

from . import adjustments, formats, interpreters, keeping, kinds, problems

JOURNEYS = (
    formats.ASK_FOR_A_FORMAT,
    interpreters.BOOK_AN_INTERPRETER,
    adjustments.ASK_FOR_AN_ADJUSTMENT,
    problems.REPORT_A_PROBLEM,
)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    for journey in JOURNEYS:
        registry.register(journey)
    openings.register(formats.KEY, formats.opening)
    openings.register(interpreters.KEY, interpreters.opening)
    sent_panels.register(adjustments.KEY, keeping.after_sending)
    panels.register("may be recorded", keeping.for_staff, audience=panels.STAFF, order=6)
    for each in kinds.FORMATS:
        on_request.register(OnRequest(each.name, each.label, each.hint, starting(each.name)))


def starting(name: str) -> Callable[[str, str], str]:
    """Give what leads from a document to asking for it in this format."""
    return lambda kind, key: reverse("accessibility_ask", args=[name, kind, key])
