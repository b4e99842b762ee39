"""Sending as somebody who has signed in: what is sent stands in their account at once."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.acting import SEND, acting_of, may, subject_of
from portal.cases import holding
from portal.cases.models import How

from ..models import Submission
from ..sending import send


def send_for(request: HttpRequest, key: str) -> Submission:
    """Send a draft, and put its case into the account that the request is about, all or nothing.

    For somebody who has not signed in it is no more than sending. Raises ``NotReady`` and
    ``NothingToSend``.
    """
    if not request.user.is_authenticated:
        return send(key)
    with transaction.atomic():
        submission = send(key)
        holding.hold(submission.case, subject_of(request), How.SENT)
        holding.noted(request, submission.case, "form.sent")
    return submission


def refused(request: HttpRequest) -> HttpResponse | None:
    """Say that they may not send forms for whom they act for; None where they may."""
    acting = acting_of(request)
    if acting is None or may(request, SEND):
        return None
    return render(request, "forms/mine/refused.html", {"acting": acting}, status=403)
