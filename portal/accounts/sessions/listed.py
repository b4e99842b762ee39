"""Which sessions somebody has: a row for each from signing in until it ends.

The table is allauth's (``UserSession``). We keep no address in it, and of the browser only its kind
in words. When a session began and was last used stands in the session itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from ..models import User
from ..staff import proof
from . import devices
from .limits import BEGAN, SEEN, SHARED, STAFF, limit_of

NO_ADDRESS = "0.0.0.0"  # noqa: S104 - allauth's column wants one; this is none
"""Where allauth would keep the address of the browser."""


@dataclass(frozen=True)
class Listed:
    """One session, as its owner sees it. ``key`` is the row's, not the session's own."""

    key: int
    device: str
    began: datetime
    seen: datetime
    here: bool


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    user_logged_in.connect(came_in, dispatch_uid="accounts.sessions.listed")


def came_in(sender: object, request: HttpRequest | None, user: User, **_: Any) -> None:
    """Add the session that has just begun."""
    session = getattr(request, "session", None)
    if request is None or session is None or not session.session_key:
        return
    shared = bool(getattr(request, "public_computer", False))
    words = devices.in_words(request.headers.get("User-Agent", ""), shared=shared)
    session[SHARED], session[STAFF] = shared, proof.is_staff(user)
    UserSession.objects.update_or_create(
        session_key=session.session_key,
        defaults={"user": user, "ip": NO_ADDRESS, "user_agent": words},
    )


def follow(before: str, after: str) -> None:
    """A session has a new key."""
    UserSession.objects.filter(session_key=before).update(session_key=after)


def forget(keys: Iterable[str]) -> None:
    """These sessions have ended."""
    UserSession.objects.filter(session_key__in=list(keys)).delete()


def sessions_of(user: User, here: str | None) -> list[Listed]:
    """Those in which they are signed in now: this one, then the last used first. Two queries."""
    rows = {row.session_key: row for row in UserSession.objects.filter(user=user)}
    alive = Session.objects.filter(session_key__in=rows, expire_date__gt=timezone.now())
    found = (_listed(user, rows[each.session_key], each, here) for each in alive)
    ordered = sorted((each for each in found if each), key=lambda each: each.seen, reverse=True)
    return sorted(ordered, key=lambda each: not each.here)


def sweep() -> int:
    """Erase what has ended by itself. How many sessions. Each night."""
    gone: int = Session.objects.filter(expire_date__lte=timezone.now()).delete()[0]
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    return gone


def _listed(user: User, row: UserSession, session: Session, here: str | None) -> Listed | None:
    """None for one that is over, though its row is still there."""
    said = session.get_decoded()
    made, now = int(row.created_at.timestamp()), int(timezone.now().timestamp())
    began, seen = int(said.get(BEGAN, made)), int(said.get(SEEN, made))
    is_here = session.session_key == here
    over = limit_of(user, said).why_over(began, seen, now)
    if said.get(SESSION_KEY) != str(user.pk) or (over and not is_here):
        return None
    return Listed(row.pk, row.user_agent, _at(began), _at(seen), is_here)


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
