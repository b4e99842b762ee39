"""What the staff door tells the audit log, whichever page it happened on."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_login_failed
from django.core.checks import register
from django.http import HttpRequest

from portal.integration import limits

from .. import audit
from ..models import User
from ..passwords import leaked
from ..wrong import note
from . import links, proof

ONCE_IN = 900
"""Seconds within which a lock-out is told once, however often its door is tried."""


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    authenticator_used.connect(note_entry, dispatch_uid="accounts.staff.entry")
    user_locked_out.connect(note_lock, dispatch_uid="accounts.staff.lock")
    user_login_failed.connect(note_wrong, dispatch_uid="accounts.staff.wrong")
    register(leaked.address_can_be_asked)
    links.register()


def note_entry(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any
) -> None:
    """Write down that somebody of the staff gave a second factor, and which."""
    if proof.is_staff(user):
        by = {"by": str(authenticator.type)}
        audit.record("signin.staff", f"user:{user.pk}", user=user, details=by)


def note_wrong(sender: Any, credentials: dict[str, Any], **more: Any) -> None:
    """Tell the log of a wrong password, and whose it would have been, if anybody's."""
    name = str(credentials.get("email") or credentials.get("username") or "")
    known = User.objects.filter(email__iexact=name).values_list("pk", flat=True).first()
    note("password", known)


def note_lock(sender: Any, request: HttpRequest, username: str, **more: Any) -> None:
    """Write down whose name was locked. A name that nobody has is not written down."""
    if not limits.once("lock-out told", username, 1, ONCE_IN):
        return
    user = User.objects.filter(email__iexact=username).first()
    about = f"user:{user.pk}" if user else "user:unknown"
    audit.record("signin.locked", about, system="staff door")
