"""The limits of a session, by whose it is. Settings say how long: see docs/security.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from portal.council.hours import clock

from ..models import User

BEGAN, SEEN = "began", "seen"
"""Names in the session; both are seconds since 1970."""
SHARED, STAFF = "public-computer", "staff"
"""The same: whether it was begun on a public computer, and by somebody who works in the admin."""
WRITE_AFTER = 30
"""Seconds within which a session is not written again only to say that it is in use."""

Why = Literal["", "idle", "old"]


@dataclass(frozen=True)
class Limit:
    """Seconds without a request, seconds in all, and how long before the end we warn."""

    idle: int
    most: int
    warn: int = 120

    def why_over(self, began: int, seen: int, now: int) -> Why:
        """Why a session is over; "" if it is not. A clock that went back ends nothing."""
        if now - seen > self.idle:
            return "idle"
        return "old" if now - began > self.most else ""

    def ends(self, began: int, now: int) -> datetime:
        """When it ends if nothing more happens."""
        return datetime.fromtimestamp(min(now + self.idle, began + self.most), UTC)

    def can_be_longer(self, began: int, now: int) -> bool:
        """Whether doing something would put the end off."""
        return now + self.idle < began + self.most


def limit_for(request: HttpRequest) -> Limit:
    """The shortest that applies: of the computer, of staff, or of everybody."""
    shared = bool(getattr(request, "public_computer", False))
    return _limit(shared, request.user, {} if shared else request.session)


def limit_of(user: User, session: Mapping[str, Any]) -> Limit:
    """The same, of a session that is somebody's elsewhere."""
    return _limit(bool(session.get(SHARED)), user, session)


def _limit(shared: bool, user: object, session: Mapping[str, Any]) -> Limit:
    """Staff without a password have no mark in their account: the session says so."""
    if shared:
        return Limit(settings.KIOSK_IDLE_SECONDS, settings.KIOSK_SECONDS, warn=60)
    if getattr(user, "is_staff", False) or session.get(STAFF):
        return Limit(settings.STAFF_IDLE_SECONDS, settings.STAFF_SESSION_SECONDS)
    return Limit(settings.SESSION_IDLE_SECONDS, settings.SESSION_SECONDS)


@dataclass(frozen=True)
class Ends:
    """When a session ends, and how many seconds before it a page warns."""

    at: datetime
    warn: int
    can_be_longer: bool

    @property
    def words(self) -> str:
        """9:30am, in the council's own time."""
        return clock(timezone.localtime(self.at).time())

    @property
    def seconds(self) -> int:
        """Since 1970, for a script."""
        return int(self.at.timestamp())
