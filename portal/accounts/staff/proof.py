"""What somebody has proved in this session, as allauth has written it down.

The admin asks for two things: a password and a second factor, or a passkey that stands for both, or
the council's own directory, which says what it has asked for itself. A code by e-mail is neither,
so a session that began with one gets nowhere until its password is given as well.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from ..models import User

FRESH = timedelta(minutes=10)
"""A password is asked for again before the first second factor is set up any later than this."""
DIRECTORY = "directory"
"""The type of a second factor that the council's directory has checked."""
ADMIN = "wagtailadmin.access_admin"


def gave_first(request: HttpRequest, within: timedelta | None = None) -> bool:
    """Whether a password, a passkey or the directory said who this is."""
    earliest = time.time() - within.total_seconds() if within else 0
    return any(_is_first(each) and each["at"] >= earliest for each in _records(request))


def gave_second(request: HttpRequest) -> bool:
    """Whether a second factor is recorded in this session."""
    return any(each.get("method") == "mfa" for each in _records(request))


def may_enter(request: HttpRequest) -> bool:
    """Whether this session has proved enough for what only staff may see. No query."""
    return gave_first(request) and gave_second(request)


def is_staff(user: Any) -> bool:
    """Whether somebody works in the admin at all."""
    return bool(user.is_active and user.has_perm(ADMIN))


def _is_first(record: dict[str, Any]) -> bool:
    if record.get("method") == "mfa":
        return bool(record.get("passwordless"))
    return record.get("method") in ("password", DIRECTORY)


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    """Those of the person who is signed in now: records of anybody else say nothing."""
    user = request.user
    if not isinstance(user, User):
        return []
    found: list[dict[str, Any]] = get_authentication_records(request, user)
    return found
