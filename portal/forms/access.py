"""Who may open a draft: the browser that it was begun in, and those that a link was opened in.

A browser holds one secret, in a cookie that lives as long as drafts do. A key is part chance and
part keyed hash of that secret: so a browser may begin under a key that it was given and no other,
nothing is written before there is an answer, and another's key looks like one that never was.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.integration.encryption import keyed_hash

from .models import Grant

COOKIE = "your-forms"
COOKIE_AGE = 60 * 86_400
SECRET = re.compile(r"[\w-]{43}", re.ASCII)
CHANCE, MARK = 16, 11
"""Characters of a key: 96 bits of chance, 66 of proof."""


def holder(request: HttpRequest) -> str:
    """Give the hash of this browser's secret; empty if it has none."""
    secret = request.COOKIES.get(COOKIE, "")
    return keyed_hash("holder", secret) if SECRET.fullmatch(secret) else ""


def ensure_holder(request: HttpRequest, response: HttpResponseBase) -> str:
    """Give the hash of this browser's secret, and make it one if it has none."""
    found = holder(request)
    if found:
        return found
    secret = secrets.token_urlsafe(32)
    response.set_cookie(
        COOKIE,
        secret,
        max_age=COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return keyed_hash("holder", secret)


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let this browser open nothing any more."""
    Grant.objects.filter(holder=holder(request)).delete()
    response.delete_cookie(COOKIE, samesite="Lax")


def new_key(of: str) -> str:
    """Give a new key for a holder."""
    chance = secrets.token_urlsafe(12)
    return chance + _mark(chance, of)


def issued_to(key: str, of: str) -> bool:
    """Say whether a key was made for this holder."""
    return bool(of) and hmac.compare_digest(key[CHANCE:], _mark(key[:CHANCE], of))


def grant(key: str, to: str) -> None:
    """Let a holder open a key."""
    Grant.objects.get_or_create(key=key, holder=to)


def may_open(request: HttpRequest, key: str) -> bool:
    """Say whether this browser may open what has this key. A query at most."""
    asking = holder(request)
    if not asking:
        return False
    return issued_to(key, asking) or Grant.objects.filter(key=key, holder=asking).exists()


def _mark(chance: str, of: str) -> str:
    key = str(settings.LOOKUP_KEY).encode()
    digest = hmac.digest(key, f"draft key\0{chance}\0{of}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest)[:MARK].decode()
