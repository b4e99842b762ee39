"""Beginning a form, its privacy notice, and what is shown when it has been sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.cases.models import Case
from portal.cases.promises import promise_for
from portal.cases.tracking import ticket
from portal.cases.travel import travel_of
from portal.council.hours import clock as time_in_words
from portal.ui.private import private

from . import access, after, sent_panels
from .definition import Journey
from .drafts import Opened
from .mine import keeping
from .mine.filling import fill, first_asked
from .mine.known import Known
from .mine.leave import asking_leave
from .mine.sending import refused
from .models import Draft, Grant, Submission
from .opening import open_draft
from .paper.offering import paper_url
from .paying import owing
from .versions import journey_of, live_for
from .wizard.addresses import TASKS, onward, step_url
from .wizard.instead import ON, sent_url

AFRESH = "afresh"
"""In the query: begin another, though there is one to carry on with."""


@require_safe
@private
def start(request: HttpRequest, journey: str) -> HttpResponse:
    """Lead to the first question or, if something was begun here before, ask which to go on with.

    Nothing is written but the browser's cookie.
    """
    found = journey_or_404(request, journey)
    if no := refused(request) or asking_leave(request, found):
        return no
    begun = begun_here(request, journey) if AFRESH not in request.GET else None
    if begun:
        opened = open_draft(request, journey, begun.key)
        changed_at = time_in_words(timezone.localtime(begun.changed_at).time())
        context = {
            "journey": found,
            "draft": begun,
            "changed_at": changed_at,
            "onward": place(opened),
            "paper_url": paper_url(journey),
        }
        return render(request, "forms/carry_on.html", context)
    response = HttpResponseRedirect("")
    holder = access.owner(request, response)
    fresh = Opened(Draft(key=access.new_key(holder), journey_key=journey), found)
    known = Known(request, found)
    fresh.draft.answers, fresh.draft.writers = fill(found, {}, {}, known)
    response["Location"] = step_url(fresh, first_asked(fresh))
    return response


@require_safe
def privacy(request: HttpRequest, journey: str) -> HttpResponse:
    """Show what is asked for in a form, why, who sees it, and for how long."""
    context = {"journey": journey_or_404(request, journey), "paper_url": paper_url(journey)}
    return render(request, "forms/privacy.html", context)


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
    mine = access.may_open(request, key)
    context = {
        "submission": submission,
        "journey": journey_of(submission.version),
        "case": case,
        "sent_at": time_in_words(timezone.localtime(submission.submitted_at).time()),
        "promise": promise_for(case) if case.clocks.exists() else None,
        "travel": travel_of(case),
        "already": "already" in request.GET,
        "mine": mine,
        "keep": keeping.offer(request, submission) if mine else [],
        "kept": "kept" in request.GET,
        "panel": sent_panels.shown(request, journey, case) if mine else None,
    }
    return render(request, "forms/sent.html", context)


@require_safe
@private
def follow(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Lead the browser that sent something to its case, without asking again for what it gave.

    Its address stands below ``/track/``, where alone a browser shows which cases it may see. Who
    has just sent it goes on where the journey says, or to the page that says that it was sent.
    """
    submission = (
        Submission.objects.filter(key=key, journey_key=journey).select_related("case").first()
    )
    if submission is None or not access.may_open(request, key):
        return redirect("track")
    to = reverse("tracked_case", args=[submission.case.shown_reference])
    if ON in request.GET:
        to = after.address(journey, submission.case) or sent_url(journey, key)
        if owing.fee_of(key):
            to = reverse("form_pay", args=[submission.case.shown_reference])
    response = redirect(to)
    ticket.let_in(request, response, submission.case.reference)
    return response


def journey_or_404(request: HttpRequest, key: str) -> Journey:
    """Give the journey that this request can begin under a key."""
    found = live_for(request, key)
    if found is None:
        raise Http404
    return found


def begun_here(request: HttpRequest, journey: str) -> Draft | None:
    """Give what this account or browser began last and has not sent."""
    holders = access.holders(request)
    keys = Grant.objects.filter(holder__in=holders).values("key")
    found: Draft | None = Draft.objects.filter(journey_key=journey, key__in=keys).first()
    return found


def place(opened: Opened) -> str:
    """Give the address where somebody goes on: the task list of a long form, or the first gap."""
    return step_url(opened, TASKS if opened.journey.is_long else onward(opened.route))
