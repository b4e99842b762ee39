"""A dispute begun from the decision itself: what its letter says need not be typed again."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from portal.accounts.acting import acting_of
from portal.forms import registry
from portal.forms.begun import begin
from portal.forms.mine.sending import refused
from portal.forms.submissions import of_case

from ..claim.names import BORN
from ..models import Decision
from . import names as n


def begin_about(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """Begin one, with which help, the date and the reference filled in. Raises Http404.

    Its person need not say again when they were born; nobody else reads it so.
    """
    journey = registry.get(n.KEY)
    if journey is None:
        raise Http404
    if no := refused(request):
        return no
    answers = answers_about(decision)
    if acting_of(request) is None:
        answers |= _born(decision)
    response, _key = begin(request, journey, answers)
    return response


def answers_about(decision: Decision) -> dict[str, str]:
    """What the letter says, as a draft keeps it."""
    return {
        n.ABOUT: decision.benefit,
        n.LETTER_DATE: decision.decided_on.isoformat(),
        n.CLAIM: decision.claim.case.shown_reference,
    }


def _born(decision: Decision) -> dict[str, str]:
    submission = of_case(decision.claim.case)
    given = submission.answers.get(BORN) if submission else None
    return {BORN: str(given)} if given else {}
