"""What can be done in an account with its forms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.accounts.signed_in import signed_in
from portal.ui.redirects import see_other

from .. import access
from ..submissions import sent
from ..wizard.instead import sent_url
from . import keeping, unfinished


@require_POST
@signed_in
def take(request: HttpRequest) -> HttpResponse:
    """Put the forms of this browser into the account: somebody has said that they are theirs."""
    unfinished.take(request)
    return see_other(reverse("account"))


@require_POST
@signed_in
def keep_details(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Keep in the account what was given in a form of theirs. Not theirs, not there: 404."""
    submission = sent().filter(key=key, journey_key=journey).first()
    if submission is None or not access.may_open(request, key):
        raise Http404
    keeping.keep(request, submission)
    return see_other(f"{sent_url(journey, key)}?kept=1")
