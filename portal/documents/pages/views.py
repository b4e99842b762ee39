"""Every format of one thing, and each as a file. Who may have it is its source's to say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from portal.council.not_kept import mark
from portal.ui.display import look_of

from .. import visitors
from ..making import Made, ask
from ..model import Document
from ..registry import Format, FormatMissing, all_formats
from ..render import Rendered, named
from ..sources import Source, asked_of
from .listing import about, listing

MAKING, AWAY, TOO_MANY = 202, 503, 429
ASK_FIRST = "public, max-age=0, must-revalidate"
NOT_HERE = "We cannot make this format now."
AGAIN = "again"
"""In the address that whoever waits for a file looks at once more."""
WAIT = 900
"""Seconds after which somebody who had very much made may try again."""


@require_safe
def other_formats(request: HttpRequest, kind: str, key: str) -> HttpResponseBase:
    """List what there is. Not there and not theirs are the same 404."""
    source = _source(request, kind)
    return _kept_as(source, source.guard(_list)(request, source, key))


@require_safe
def format_file(request: HttpRequest, kind: str, key: str, format: str) -> HttpResponseBase:
    """Give it in one format, or say that it is being made."""
    source = _source(request, kind)
    return _kept_as(source, source.guard(_file)(request, source, key, format))


def _list(request: HttpRequest, source: Source, key: str) -> HttpResponse:
    document = _document(request, source, key)
    back = source.back(request, key)
    context = {
        "document": document,
        "listing": listing(source.kind, key, document, visitors.wanted_by(request)),
        "back": back,
        "problem_with": back.address if source.public and back else "",
    }
    return render(request, "documents/formats/list.html", context)


def _file(request: HttpRequest, source: Source, key: str, format: str) -> HttpResponse:
    document = _document(request, source, key)
    chosen = next((each for each in all_formats() if each.name == format and each.offered), None)
    if chosen is None:
        raise Http404
    if chosen.slow and not visitors.may_have_made(request, f"{source.kind}/{key}/{format}"):
        response = render(request, "documents/formats/too_many.html", status=TOO_MANY)
        response.headers["Retry-After"] = str(WAIT)
        return response
    try:
        made = ask(document, format, look_of(request))
    except FormatMissing:
        made = Made("failed", timezone.now(), why=NOT_HERE)
    if made.rendered is None:
        return _not_yet(request, source, key, document, chosen, made)
    if AGAIN in request.GET:
        return _ready(request, source, key, document, chosen, made.rendered)
    source.taken(request, key, format)
    return _given(request, source, document, chosen, made.rendered)


def _not_yet(
    request: HttpRequest,
    source: Source,
    key: str,
    document: Document,
    format: Format,
    made: Made,
) -> HttpResponse:
    said = {"made": made, "again": f"{request.path}?{AGAIN}=1"}
    template, status = ("failed", AWAY) if made.state == "failed" else ("making", MAKING)
    return _said(request, source, key, document, format, template, said, status)


def _ready(
    request: HttpRequest,
    source: Source,
    key: str,
    document: Document,
    format: Format,
    made: Rendered,
) -> HttpResponse:
    """Whoever waited is told that it is ready: a file that comes by itself changes no page."""
    said = {"file": about(format, len(made.content))}
    return _said(request, source, key, document, format, "ready", said)


def _said(
    request: HttpRequest,
    source: Source,
    key: str,
    document: Document,
    format: Format,
    template: str,
    said: Mapping[str, object],
    status: int = 200,
) -> HttpResponse:
    """A page on how far one format of it is."""
    context = {
        "document": document,
        "kind": source.kind,
        "key": key,
        "format": format,
        "back": source.back(request, key),
        **said,
    }
    return render(request, f"documents/formats/{template}.html", context, status=status)


def _given(
    request: HttpRequest, source: Source, document: Document, format: Format, made: Rendered
) -> HttpResponse:
    etag = f'"{hashlib.sha256(made.content).hexdigest()[:32]}"'
    if source.public and etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(made.content, content_type=made.media_type)
        called = source.called(document)
        name = named(called, format) if called else made.filename
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
    if source.public:
        response.headers["Cache-Control"] = ASK_FIRST
        response.headers["ETag"] = etag
    return response


def _source(request: HttpRequest, kind: str) -> Source:
    source = asked_of(request, kind)
    if source is None:
        raise Http404
    return source


def _document(request: HttpRequest, source: Source, key: str) -> Document:
    document = source.find(request, key)
    if document is None:
        raise Http404
    return document


def _kept_as(source: Source, response: HttpResponseBase) -> HttpResponseBase:
    """What is one person's is kept by nobody; none of it is found by search engines."""
    if not source.public:
        return mark(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
