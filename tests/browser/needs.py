"""People with needs and without, on the pages about them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from portal.accounts.models import Needs
from portal.accounts.people import person_of
from tests.support.needs import needs_of

from .people import enter, resident

KNOWN: dict[str, Any] = {
    "format": "large_print",
    "language": "pl",
    "interpreter": "bfi",
    "contact_by": "post",
    "no_phone": True,
    "times": ["mornings", "evenings"],
    "adjustments": ["lipreading", "slow_to_door"],
    "words": "Please write short sentences.",
}
PAGES = {
    "none": "account_needs",
    "known": "account_needs",
    "due": "account_needs",
    "change": "account_needs_change",
    "forget": "account_needs_forget",
    "account": "account",
}


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody whose needs stand so, and lead to the page."""
    user = resident(f"needs-{state}@example.org", "A Resident")
    person = person_of(user)
    if state != "none" and not Needs.objects.filter(person=person).exists():
        needs_of(person, days_ago=400 if state in ("due", "account") else 0, **KNOWN)
    enter(request, user)
    return redirect(PAGES[state])


urlpatterns = [path("people/needs/<str:state>/", make)]
