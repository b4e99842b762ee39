"""Wagtail leads somebody home whom it does not let in. The log hears of it as of any refusal.

Where an answer is 403 or 404, Django writes the line.
"""

from __future__ import annotations

import logging

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

watched = logging.getLogger("portal.security")


def is_one(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this leads to the admin's first page, and says there that something went wrong."""
    if getattr(response, "url", "") != reverse("wagtailadmin_home"):
        return False
    said = getattr(messages.get_messages(request), "_queued_messages", [])
    return any(message.level >= messages.ERROR for message in said)


def note(request: HttpRequest) -> None:
    """Write down where, who by number, and as what: ``portal.integration.logs`` adds them."""
    watched.info("refused", extra={"request": request, "status_code": 403})
