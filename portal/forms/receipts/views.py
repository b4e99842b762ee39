"""The receipt as a page, for the browser that its form was filled in in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as page
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from portal.documents.render import render
from portal.ui.private import private
from portal.ui.redirects import see_other

from .document import receipt
from .formats import KIND, submission_of

FORMATS = {"pdf": "pdf", "txt": "text"}
"""Endings that its address may have had, by the names of their formats."""
PAGE = "html"


@require_safe
@private
def copy(request: HttpRequest, journey: str, key: str, ending: str) -> HttpResponse:
    """Show what was sent. Not there, not yours, no such ending: all the same 404."""
    submission = submission_of(request, key)
    wrong = submission is None or submission.journey_key != journey
    if submission is None or wrong or ending not in (PAGE, *FORMATS):
        raise Http404
    if ending != PAGE:
        return see_other(reverse("format_file", args=[KIND, key, FORMATS[ending]]))
    document = receipt(submission)
    context = {
        "submission": submission,
        "document": document,
        "written": SafeString(render(document, "fragment").content.decode()),
    }
    return page(request, "forms/receipts/copy.html", context)
