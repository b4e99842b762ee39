"""Which of them the present session acts for: one key, believed only after it was looked up."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest

from .. import audit
from ..models import Person
from . import found
from .found import Acting

KEY = "acting"
ENDED = "acting_ended"
"""In the session until it has been said: what they acted under has ended."""


class ActingRequest(HttpRequest):
    """What ``remember`` and ``note_just_ended`` put on a request."""

    acting: Acting | None
    acting_ended: bool
    acting_has_just_ended: bool


def start(request: HttpRequest, key: str) -> Acting | None:
    """Act for another from now on. None, and nothing changed, for what this user may not do.

    The session gets a new key: it can do other things from now on.
    """
    acting = found.find(request.user, key) if request.user.is_authenticated else None
    if acting is None:
        return None
    request.session[KEY] = acting.key
    request.session.pop(ENDED, None)
    request.session.cycle_key()
    remember(request, acting)
    return acting


def begin(request: HttpRequest, key: str) -> Acting | None:
    """Start, as somebody who pressed the button for it: it is in the audit log."""
    acting = start(request, key)
    if acting is None:
        return None
    kind = "person" if isinstance(acting.subject, Person) else "organisation"
    audit.record(
        "authority.used" if acting.authority else "membership.used",
        f"{kind}:{acting.subject.public_id}",
        request=request,
        about=acting.subject.public_id if kind == "person" else "",
    )
    return acting


def stop(request: HttpRequest) -> None:
    """Act for oneself again."""
    request.session.pop(KEY, None)
    remember(request, None)


def current(request: HttpRequest) -> Acting | None:
    """What the session says, if it still holds. If it does not, it goes, and a note stays."""
    key = request.session.get(KEY)
    if key is None:
        return None
    user = request.user
    acting = found.find(user, key) if user.is_authenticated and isinstance(key, str) else None
    if acting is None:
        del request.session[KEY]
        request.session[ENDED] = True
    return acting


def said(request: HttpRequest) -> None:
    """They have been told that it has ended."""
    if cast("ActingRequest", request).acting_ended:
        request.session.pop(ENDED, None)


def remember(request: HttpRequest, acting: Acting | None) -> None:
    """Put it on the request, where views and templates read it."""
    asked = cast("ActingRequest", request)
    asked.acting = acting
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    asked.acting_ended = has_session and ENDED in request.session


def note_just_ended(request: HttpRequest, ended: bool) -> None:
    """Remember that what the session acted under has ended since its last page."""
    cast("ActingRequest", request).acting_has_just_ended = ended


def has_just_ended(request: HttpRequest) -> bool:
    """Whether what the session acted under has ended since its last page."""
    return bool(getattr(request, "acting_has_just_ended", False))
