"""The pages of somebody who follows a case without an account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.ui.private import private
from portal.ui.redirects import see_other

from ..lookup import find
from ..models import Case
from ..once import new_token
from ..reference import parse
from . import ticket, tries
from .forms import MessageForm, TrackForm
from .story import story_of
from .writing import add_message

NOT_TAKEN = 422


@private
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the pair. A right one leads to the case, a wrong one back here."""
    form = TrackForm(request.POST or None)
    if request.method == "POST" and not form.is_bound:
        form = TrackForm({})
    if form.is_valid():
        given = form.cleaned_data
        allowed = tries.may_try(request, given["reference"])
        case = find(given["reference"], email=given["email"], postcode=given["postcode"])
        if not allowed:
            return too_many(request)
        if case is not None:
            response = _see_other("tracked_case", case.shown_reference)
            ticket.let_in(request, response, case.reference)
            return response
        form.wrong_pair()
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "cases/track.html", {"form": form}, status=status)


@private
@require_http_methods(["GET", "HEAD"])
def tracked_case(request: HttpRequest, written: str) -> HttpResponse:
    """One case, for a browser that gave its pair within the hour."""
    case = _open_case(request, written)
    if case is None:
        return redirect("track")
    story = story_of(case)
    panels = [
        {"title": panel.title, "html": render_to_string(panel.template, panel.context, request)}
        for panel in story.panels
    ]
    context = {"story": story, "case": case, "panels": panels, "sent": "sent" in request.GET}
    return render(request, "cases/case.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def write_message(request: HttpRequest, written: str) -> HttpResponse:
    """Add a message to a case."""
    case = _open_case(request, written)
    if case is None:
        return redirect("track")
    form = MessageForm(request.POST) if request.method == "POST" else _empty()
    if form.is_valid():
        if not tries.may_write(case.reference):
            return too_many(request)
        add_message(case, form.cleaned_data["message"], form.cleaned_data["once"])
        response = _see_other("tracked_case", case.shown_reference)
        response.headers["Location"] += "?sent"
        return response
    context: dict[str, Any] = {"form": form, "case": case}
    return render(
        request, "cases/message.html", context, status=NOT_TAKEN if form.is_bound else 200
    )


@private
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Let this browser look at no case any more, and say so."""
    response = _see_other("track_forgotten")
    ticket.forget(request, response)
    return response


@private
@require_http_methods(["GET", "HEAD"])
def forgotten(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/forgotten.html")


@private
def too_many(request: HttpRequest) -> HttpResponse:
    """Ask to wait an hour or to call, whatever was tried too often."""
    response = render(request, "cases/too_many.html", status=429)
    response.headers["Retry-After"] = str(tries.AN_HOUR)
    return response


def _open_case(request: HttpRequest, written: str) -> Case | None:
    """The case, if this browser may see it. Without leave nothing is asked of the database."""
    reference = parse(written)
    if reference is None or not ticket.may_see(request, reference):
        return None
    found: Case | None = Case.objects.prefetch_related("clocks").filter(reference=reference).first()
    return found


def _empty() -> MessageForm:
    return MessageForm(initial={"once": new_token()})


def _see_other(name: str, *args: str) -> HttpResponseRedirect:
    return see_other(reverse(name, args=args))
