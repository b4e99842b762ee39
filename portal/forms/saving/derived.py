"""Secrets that are sent and never kept: worked out anew from a row's chance and our own key.

A message is built some time after it was asked for, and perhaps several times. So its secret has to
be had again, but need not lie in the database: it takes the row and ``LOOKUP_KEY`` together.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

BYTES = 16
"""128 bits."""
DIGITS = 6


def new_chance() -> str:
    """Give 128 bits of chance, as 22 URL-safe characters."""
    return secrets.token_urlsafe(BYTES)


def token(chance: str) -> str:
    """Give the secret of a link: 128 bits, as 22 URL-safe characters."""
    return base64.urlsafe_b64encode(_secret("link", chance)[:BYTES]).decode().rstrip("=")


def code(chance: str) -> str:
    """Give a code of six figures."""
    return f"{int.from_bytes(_secret('code', chance)) % 10**DIGITS:0{DIGITS}}"


def hashed(secret: str) -> str:
    """Give what a link's secret is found by. It has too much chance in it to be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _secret(purpose: str, chance: str) -> bytes:
    key = str(settings.LOOKUP_KEY).encode()
    return hmac.digest(key, f"come back {purpose}\0{chance}".encode(), "sha256")
