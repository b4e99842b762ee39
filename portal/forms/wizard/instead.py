"""What stands in the place of a form's page: it ends here, has changed, is not open, was sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.accounts.acting import acting_of

from .. import after
from ..definition import ExitStep
from ..drafts import Opened
from ..mine import for_whom
from ..models import Submission
from ..paying import owing
from ..route import LiveStep
from ..versions import live_for
from . import filled
from .addresses import step_url
from .pages import frame, ways
from .redirects import see_other

CSRF = "csrfmiddlewaretoken"
ON = "on"
"""In the query: it has just been sent, and there may be more to do."""


def exit_page(request: HttpRequest, opened: Opened, live: LiveStep, step: ExitStep) -> HttpResponse:
    """Show that this cannot be done here, and what can."""
    context = {**frame(request, opened, live), "step": step, "ways": ways(step)}
    return render(request, "forms/exit.html", context)


def changed(request: HttpRequest, opened: Opened, onward_to: str) -> HttpResponse:
    """Say what a new version of the form asks differently, before going on."""
    around = frame(request, opened, numbered=False)
    context = {**around, "onward": step_url(opened, onward_to), "back": ""}
    return render(request, "forms/changed.html", context)


def not_open(request: HttpRequest, journey_key: str, key: str = "") -> HttpResponse:
    """Say that we cannot show this form here: whether it is gone or another's is not said.

    Whoever began it for another is told for whom, and offered to act for them.
    """
    context = {
        "journey": live_for(request, journey_key),
        "begun_for": for_whom.begun_for(request, key) if key else None,
        "begun_for_oneself": bool(key) and for_whom.begun_for_oneself(request, key),
    }
    return render(request, "forms/not_open.html", context, status=404)


def of_another(request: HttpRequest, journey_key: str, address: str) -> HttpResponse:
    """Say that this page was shown for somebody else, and keep what was typed in it.

    One button acts for them again and sends it. Who may not do that can read it and copy it.
    """
    journey = live_for(request, journey_key)
    shown = for_whom.shown_for(request)
    unsaid = (CSRF, for_whom.BACK)
    context = {
        "journey": journey,
        "shown": shown,
        "for_oneself": request.POST.get(for_whom.FOR) == for_whom.ONESELF,
        "acting": acting_of(request),
        "posted": [
            (name, text)
            for name, texts in request.POST.lists()
            if name not in unsaid
            for text in texts
        ],
        "back_name": for_whom.BACK,
        "typed": filled.typed(journey, address, request.POST) if journey else (),
        "files": bool(request.FILES),
    }
    return render(request, "forms/of_another.html", context, status=409)


def after_sending(request: HttpRequest, journey_key: str, key: str) -> HttpResponse:
    """Lead to the page of what was sent, or say that there is nothing."""
    if Submission.objects.filter(key=key, journey_key=journey_key).exists():
        return see_other(sent_url(journey_key, key) + "?already=1")
    return not_open(request, journey_key, key)


def on_url(journey_key: str, key: str) -> str:
    """Give where somebody goes when they have sent: on below ``/track/``, or to what says so."""
    if after.goes_on(journey_key) or owing.fee_of(key):
        return reverse("form_follow", args=[journey_key, key]) + f"?{ON}=1"
    return sent_url(journey_key, key)


def caller_url(journey_key: str, key: str) -> str:
    """Give the address of the page that tells staff what to say when it was sent."""
    return reverse("caller_sent", args=[journey_key, key])


def sent_url(journey_key: str, key: str) -> str:
    """Give the address of the page that says that answers were sent."""
    return reverse("form_sent", args=[journey_key, key])
