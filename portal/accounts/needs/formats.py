"""What the pages of formats ask of us: what somebody needs, and how much they may have made."""

from __future__ import annotations

from django.core.cache import caches
from django.http import HttpRequest

from portal.documents import visitors
from portal.integration import limits
from portal.integration.client import client_address

from ..acting import subject_of
from ..models import Person
from . import finding
from .printed import name_of

PURPOSE = "formats"
MOST, AN_HOUR = 30, 3600
"""Things that take long to make, for one caller. A library or an office shares one."""


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    visitors.ask_what_is_wanted(wanted)
    visitors.ask_what_is_allowed(may_have_made)


def wanted(request: HttpRequest) -> str:
    """The format that the person of this account needs, as ``portal.documents`` calls it."""
    if not request.user.is_authenticated:
        return ""
    subject = subject_of(request)
    needs = finding.of(subject) if isinstance(subject, Person) else None
    return name_of(needs.format) if needs else ""


def may_have_made(request: HttpRequest, what: str) -> bool:
    """Whether this caller may have one more thing made. Asking again for the same is free."""
    who = limits.household(client_address(request))
    asked = f"{PURPOSE}:{limits.fingerprint(PURPOSE, f'{who} {what}')}"
    if caches["alone"].get(asked):
        return True
    if not limits.once(PURPOSE, who, MOST, AN_HOUR):
        return False
    caches["alone"].set(asked, 1, AN_HOUR)
    return True
