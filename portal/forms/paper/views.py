"""The page on which a form is had on paper, and all of its questions on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from portal.council.models import CouncilSettings
from portal.documents.registry import offered_formats
from portal.documents.render import render as in_format

from ..definition import Journey
from .formats import KIND, find
from .offering import for_everybody
from .sending_back import reach

SIZES = {
    "pdf": ("Usual size", "A PDF in 12 point letters."),
    "large-print": ("Large print", "A PDF in 18 point letters."),
    "giant-print": ("Giant print", "A PDF in 24 point letters."),
}


@dataclass(frozen=True)
class Line:
    """One thing to choose, as the list of formats shows it."""

    label: str
    hint: str
    href: str


@require_safe
def paper(request: HttpRequest, journey: str) -> HttpResponse:
    """Offer the form in three sizes of print, and say where it goes."""
    found = _journey(journey)
    ready = {each.name for each in offered_formats()}
    context = {
        "journey": found,
        "kind": KIND,
        "lines": [
            Line(label, hint, reverse("format_file", args=[KIND, journey, name]))
            for name, (label, hint) in SIZES.items()
            if name in ready
        ],
        "reach": reach(journey, CouncilSettings.for_request(request)),
    }
    return render(request, "forms/paper/choose.html", context)


@require_safe
def questions(request: HttpRequest, journey: str) -> HttpResponse:
    """Show the whole form as one page, to read before it is filled in."""
    document = find(request, journey)
    if document is None:
        raise Http404
    written = in_format(document, "fragment").content.decode()
    context = {"key": journey, "document": document, "written": SafeString(written)}
    return render(request, "forms/paper/questions.html", context)


def _journey(key: str) -> Journey:
    found = for_everybody(key)
    if found is None:
        raise Http404
    return found
