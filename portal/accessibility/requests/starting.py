"""Beginning a form from the page that it is about, with that filled in.

Nothing is written before the button is pressed. What was made already is offered first.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.cases.models import Channel
from portal.cases.promises import usual_promise
from portal.documents.model import Document
from portal.documents.offers import offers_of
from portal.documents.sources import Source, asked_of
from portal.documents.words import Link
from portal.forms.begun import begin
from portal.forms.definition import Journey
from portal.forms.mine.leave import asking_leave
from portal.forms.mine.sending import refused
from portal.forms.versions import live_for
from portal.ui.private import private

from ..models import Asked
from ..orders.text import kept_of
from . import formats, problems
from .kinds import BY_NAME, MadeByPeople
from .source import LONGEST, page_named

READ = ["GET", "HEAD", "POST"]


@require_http_methods(READ)
def ask_for(request: HttpRequest, name: str, kind: str, key: str) -> HttpResponseBase:
    """Ask for a document in a format that people make. Whose it is is for its room to say."""
    wanted, source = BY_NAME.get(name), asked_of(request, kind)
    if wanted is None or source is None:
        raise Http404

    def view(request: HttpRequest) -> HttpResponse:
        document = source.find(request, key)
        if document is None:
            raise Http404
        return _ask(request, wanted, source, key, document)

    return private(source.guard(view))(request)


def _ask(
    request: HttpRequest, wanted: MadeByPeople, source: Source, key: str, document: Document
) -> HttpResponse:
    if request.method == "POST":
        title = document.title[:LONGEST]
        about = formats.PAGE if source.public else formats.LETTER
        answers = {"about": about, about: title, "format": wanted.name}
        asked = Asked(kind=source.kind, key=key, public=source.public, title=title)
        asked.text = kept_of(source, document)
        return _begun(request, _journey(request, formats.KEY), answers, asked)
    context: dict[str, Any] = {
        "wanted": wanted,
        "title": document.title,
        "back": Link("Other formats", reverse("other_formats", args=[source.kind, key])),
        "offers": offers_of(source.kind, key) if source.public else [],
        "promise": usual_promise(formats.MADE, formats.KEY, Channel.ONLINE),
    }
    return render(request, "accessibility/requests/ask.html", context)


@private
@require_http_methods(READ)
def problem(request: HttpRequest) -> HttpResponse:
    """Report a problem with the page that ``page`` names; one that is not ours is asked for."""
    given = (request.POST if request.method == "POST" else request.GET).get("page", "")
    page = page_named(request, given)
    if not page:
        return redirect("form_start", problems.KEY)
    if request.method == "POST":
        return _begun(request, _journey(request, problems.KEY), {"page": page[:LONGEST]})
    back = Link("Back to the page", page.rpartition("(")[2].removesuffix(")"))
    context = {"page": page, "given": given, "back": back}
    return render(request, "accessibility/requests/problem.html", context)


def _journey(request: HttpRequest, key: str) -> Journey:
    found = live_for(request, key)
    if found is None:
        raise Http404
    return found


def _begun(
    request: HttpRequest, journey: Journey, answers: dict[str, str], asked: Asked | None = None
) -> HttpResponse:
    if no := refused(request) or asking_leave(request, journey):
        return no
    with transaction.atomic():
        response, draft_key = begin(request, journey, answers)
        if asked is not None:
            asked.draft_key, asked.at = draft_key, timezone.now()
            asked.save()
    return response
