"""Giving a receipt to the browser that its form was filled in in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as page
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from portal.documents.model import Document
from portal.documents.registry import FormatMissing
from portal.documents.render import render
from portal.ui.private import private

from .. import access
from ..models import Submission
from ..submissions import sent
from .document import receipt

FILES = {"pdf": "pdf", "txt": "text"}
"""What is saved as a file: ending to format. A page of ours is ``html``."""
PAGE = "html"


@require_safe
@private
def copy(request: HttpRequest, journey: str, key: str, ending: str) -> HttpResponse:
    """Give a copy of what was sent. Not there, not yours, no such format: all the same 404."""
    submission = _submission(request, journey, key)
    if submission is None or ending not in (PAGE, *FILES):
        raise Http404
    document = receipt(submission)
    if ending == PAGE:
        return _page(request, submission, document)
    try:
        made = render(document, FILES[ending])
    except FormatMissing:
        return _page(request, submission, document, missing=True)
    response = HttpResponse(made.content, content_type=made.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename(document, ending)}"'
    return response


def filename(document: Document, ending: str) -> str:
    """Give a name that says the reference and nothing else."""
    return f"{document.reference}.{ending}"


def _submission(request: HttpRequest, journey: str, key: str) -> Submission | None:
    if not access.may_open(request, key):
        return None
    found: Submission | None = sent().filter(key=key, journey_key=journey).first()
    return found


def _page(
    request: HttpRequest, submission: Submission, document: Document, missing: bool = False
) -> HttpResponse:
    context = {
        "submission": submission,
        "document": document,
        "written": SafeString(render(document, "fragment").content.decode()),
        "missing": missing,
    }
    status = 503 if missing else 200
    return page(request, "forms/receipts/copy.html", context, status=status)
