"""Comparing what somebody typed with what only they have. Each try counts, right or wrong."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt

from portal.integration import limits

from ..models import User
from . import tries
from .held import held_by

STAYS_USED = 120
"""Seconds: longer than an app's code is taken, so that nobody uses one that they saw typed."""


def app(user: User, typed: str) -> Authenticator | None:
    """The app that shows this code now, or None. Raises TooOften."""
    tries.count(user)
    held = held_by(user).app
    if held is None or not validate_totp_code(decrypt(held.data["secret"]), typed):
        return None
    return held if limits.take("codes of an app", f"{user.pk} {typed}", 1, STAYS_USED) else None


def recovery(user: User, typed: str) -> Authenticator | None:
    """The recovery codes of which this is one, now used; or None. Raises TooOften."""
    tries.count(user)
    held = held_by(user).recovery
    return held if held is not None and held.wrap().validate_code(typed) else None
