"""Secrets of invitations: worked out from a row's chance and our own key, and never kept.

The message is built after the invitation was made, perhaps several times, so the secret has to be
had again. It takes the row and ``LOOKUP_KEY`` together; the row alone opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

BYTES = 16
"""128 bits."""


def new_chance() -> str:
    """128 bits of chance, as 22 URL-safe characters."""
    return secrets.token_urlsafe(BYTES)


def token(chance: str) -> str:
    """The secret of an invitation's link: 128 bits, as 22 URL-safe characters."""
    key = str(settings.LOOKUP_KEY).encode()
    secret = hmac.digest(key, f"invitation\0{chance}".encode(), "sha256")
    return base64.urlsafe_b64encode(secret[:BYTES]).decode().rstrip("=")


def hashed(secret: str) -> str:
    """What a link's secret is found by. It has too much chance in it to be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
