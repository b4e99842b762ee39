"""A dispute begun from the decision itself: what its letter says need not be typed again."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from portal.forms import registry
from portal.forms.begun import begin
from portal.forms.mine.sending import refused

from ..models import Decision
from . import names as n


def begin_about(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """Begin one, with which help, the date and the reference filled in. Raises Http404."""
    journey = registry.get(n.KEY)
    if journey is None:
        raise Http404
    if no := refused(request):
        return no
    response, _key = begin(request, journey, answers_about(decision))
    return response


def answers_about(decision: Decision) -> dict[str, str]:
    """What the letter says, as a draft keeps it."""
    return {
        n.ABOUT: decision.benefit,
        n.LETTER_DATE: decision.decided_on.isoformat(),
        n.CLAIM: decision.claim.case.shown_reference,
    }
