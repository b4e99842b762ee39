"""Beginning a form, its privacy notice, and what is shown when it has been sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.cases.models import Case
from portal.cases.promises import promise_for
from portal.cases.tracking import ticket
from portal.ui.private import private

from . import access
from .definition import Journey
from .drafts import Opened
from .models import Draft, Grant, Submission
from .opening import open_draft
from .route import route
from .versions import journey_of, live
from .wizard.addresses import TASKS, onward, step_url

AFRESH = "afresh"
"""In the query: begin another, though there is one to carry on with."""


@require_safe
@private
def start(request: HttpRequest, journey: str) -> HttpResponse:
    """Lead to the first question or, if something was begun here before, ask which to go on with.

    Nothing is written but the browser's cookie.
    """
    found = journey_or_404(journey)
    begun = _begun(request, journey) if AFRESH not in request.GET else None
    if begun:
        opened = open_draft(request, journey, begun.key)
        context = {"journey": found, "draft": begun, "onward": place(opened)}
        return render(request, "forms/carry_on.html", context)
    response = HttpResponseRedirect("")
    holder = access.ensure_holder(request, response)
    first = route(found, {}).steps[0].address
    fresh = Opened(Draft(key=access.new_key(holder), journey_key=journey), found)
    response["Location"] = step_url(fresh, first)
    return response


@require_safe
def privacy(request: HttpRequest, journey: str) -> HttpResponse:
    """Show what is asked for in a form, why, who sees it, and for how long."""
    return render(request, "forms/privacy.html", {"journey": journey_or_404(journey)})


@require_safe
@private
def sent(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Say that answers were sent, and what happens next.

    Whoever has the address may see it, so that it can be kept: it says nothing of the answers. A
    copy of those is offered to a browser that may open them.
    """
    submission = (
        Submission.objects.filter(key=key, journey_key=journey)
        .select_related("case", "version")
        .defer("answers", "version__frozen")
        .first()
    )
    if submission is None:
        raise Http404
    case: Case = submission.case
    context = {
        "submission": submission,
        "journey": journey_of(submission.version),
        "case": case,
        "promise": promise_for(case) if case.clocks.exists() else None,
        "already": "already" in request.GET,
        "mine": access.may_open(request, key),
    }
    return render(request, "forms/sent.html", context)


@require_safe
@private
def follow(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Lead the browser that sent something to its case, without asking again for what it gave.

    Its address stands below ``/track/``, where alone a browser shows which cases it may see.
    """
    submission = (
        Submission.objects.filter(key=key, journey_key=journey).select_related("case").first()
    )
    if submission is None or not access.may_open(request, key):
        return redirect("track")
    reference = submission.case.shown_reference
    response = redirect("tracked_case", reference)
    ticket.let_in(request, response, submission.case.reference)
    return response


def journey_or_404(key: str) -> Journey:
    """Give the journey that can be begun under a key."""
    found = live(key)
    if found is None:
        raise Http404
    return found


def _begun(request: HttpRequest, journey: str) -> Draft | None:
    """Give what this browser began last and has not sent."""
    holder = access.holder(request)
    keys = Grant.objects.filter(holder=holder).values("key")
    found: Draft | None = Draft.objects.filter(journey_key=journey, key__in=keys).first()
    return found if holder else None


def place(opened: Opened) -> str:
    """Give the address where somebody goes on: the task list of a long form, or the first gap."""
    return step_url(opened, TASKS if opened.journey.is_long else onward(opened.route))
