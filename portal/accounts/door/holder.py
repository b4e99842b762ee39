"""Which browser asked for a code: only it can use it."""

from __future__ import annotations

import hashlib
import secrets

from django.http import HttpRequest

KEPT_AS = "door"


def ensure_holder(request: HttpRequest) -> str:
    """The hash by which this browser's codes are found. Its session is told the secret of it."""
    if KEPT_AS not in request.session:
        request.session[KEPT_AS] = secrets.token_urlsafe(16)
    return holder_of(request)


def holder_of(request: HttpRequest) -> str:
    """The same, or "" for a browser that never asked for a code."""
    secret: str = request.session.get(KEPT_AS, "")
    return hashlib.sha256(secret.encode()).hexdigest() if secret else ""


def forget(request: HttpRequest) -> None:
    """Nothing that was sent to this browser counts any more."""
    request.session.pop(KEPT_AS, None)
