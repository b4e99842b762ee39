"""Codes of eight figures: sent to an address or a telephone, typed in the browser that asked.

A code is worked out from a chance value in its row and ``LOOKUP_KEY`` each time it is needed, so a
copy of the database gives nobody a code. Nobody is looked up to send one: an address that has an
account and one that has none take the same path, the same time and the same words.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from portal.integration import messages
from portal.integration.encryption import keyed_hash
from portal.integration.models import Channel

from ..models import OneTimeCode, Purpose, User
from ..wrong import note
from . import rates
from .holder import ensure_holder, holder_of

DIGITS = 8
LIVES = timedelta(minutes=10)
TRIES = 3
RESENDS_WITHIN = timedelta(hours=1)
"""So long after it was made a page still knows where a code went, to send another there."""
BY_EMAIL, BY_TEXT = "account-code", "account-text-code"
"""Names of the two messages."""


class Verdict(Enum):
    """What came of typing a code."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"
    """There is no code to compare with: too old, used, tried too often, or none was asked for."""


def send(
    request: HttpRequest, purpose: Purpose, to: str, *, user: User | None = None
) -> OneTimeCode:
    """Make a code for this browser and queue it. ``user`` is who is signed in. Raises TooMany."""
    by_text = purpose in (Purpose.NEW_PHONE, Purpose.TEXT)
    rates.allow(request, keyed_hash("phone" if by_text else "email", to))
    with transaction.atomic():
        code: OneTimeCode = OneTimeCode.objects.create(
            purpose=purpose,
            holder=ensure_holder(request),
            user=user,
            to=to,
            chance=secrets.token_urlsafe(16),
            expires_at=timezone.now() + LIVES,
        )
        if by_text:
            messages.queue(BY_TEXT, code.pk, channel=Channel.TEXT)
        else:
            messages.queue(BY_EMAIL, code.pk)
    return code


def newest(request: HttpRequest, purpose: Purpose, user: User | None = None) -> OneTimeCode | None:
    """The code that this browser asked for last, within the hour: no other counts."""
    holder = holder_of(request)
    if not holder:
        return None
    found: OneTimeCode | None = OneTimeCode.objects.filter(
        holder=holder, purpose=purpose, user=user, made_at__gt=timezone.now() - RESENDS_WITHIN
    ).first()
    return found


def is_open(code: OneTimeCode) -> bool:
    """Whether it can still be typed."""
    alive: bool = code.used_at is None and code.tries < TRIES and code.expires_at > timezone.now()
    return alive


def check(code: OneTimeCode | None, typed: str) -> Verdict:
    """Compare what was typed.

    A try is taken before anything is compared, so many at one moment gain nothing. A right code is
    taken once.
    """
    if code is None or not _take_a_try(code):
        return Verdict.OVER
    if not hmac.compare_digest(typed.encode(), figures_of(code).encode()):
        note("code", code.user_id)
        return Verdict.WRONG if code.tries + 1 < TRIES else Verdict.OVER
    taken = OneTimeCode.objects.filter(pk=code.pk, used_at=None).update(used_at=timezone.now())
    return Verdict.RIGHT if taken else Verdict.OVER


def figures_of(code: OneTimeCode) -> str:
    """The code itself. It belongs in the message and nowhere else."""
    key = str(settings.LOOKUP_KEY).encode()
    secret = hmac.digest(key, f"one-time {code.purpose}\0{code.chance}".encode(), "sha256")
    return f"{int.from_bytes(secret) % 10**DIGITS:0{DIGITS}}"


def in_groups(figures: str) -> str:
    """As people read it: 4821 7730."""
    return f"{figures[:4]} {figures[4:]}"


def sweep() -> int:
    """Erase what nobody can type or send again any more. How many."""
    old = OneTimeCode.objects.filter(made_at__lte=timezone.now() - RESENDS_WITHIN)
    gone: int = old.delete()[0]
    return gone


def _take_a_try(code: OneTimeCode) -> bool:
    ours = OneTimeCode.objects.filter(
        pk=code.pk, used_at=None, tries__lt=TRIES, expires_at__gt=timezone.now()
    )
    return bool(ours.update(tries=F("tries") + 1))
