"""Secrets that we share with another system, and signing with them (Standard Webhooks)."""

from __future__ import annotations

import secrets
from base64 import b64encode
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from .models import Endpoint, System

OLD_SECRET_DAYS = 7
"""For so long both secrets are good, so that the other side may change its own in peace."""


def new_secret() -> str:
    """Give a secret of 256 bits, as Standard Webhooks writes it."""
    return f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"


def live_secrets(holder: Endpoint | System, now: datetime | None = None) -> list[str]:
    """Give the secrets that are good now, the new one first."""
    now = now or timezone.now()
    found = [holder.secret] if holder.secret else []
    if holder.old_secret and holder.old_secret_until and holder.old_secret_until > now:
        found.append(holder.old_secret)
    return found


def rotate(holder: Endpoint | System, days: int = OLD_SECRET_DAYS) -> str:
    """Give it a new secret, and keep the old one good for so many days. Returns the new one."""
    with transaction.atomic():
        held = type(holder).objects.select_for_update().get(pk=holder.pk)
        if held.secret:
            holder.old_secret = held.secret
            holder.old_secret_until = timezone.now() + timedelta(days=days)
        holder.secret = new_secret()
        holder.save(update_fields=["secret", "old_secret", "old_secret_until"])
    return holder.secret


def signed(key: str, body: bytes, live: list[str], now: datetime | None = None) -> dict[str, str]:
    """Give the headers of a signed message: one signature for each live secret."""
    at = (now or timezone.now()).astimezone(UTC)  # the library signs any other zone wrongly
    words = body.decode()
    return {
        "webhook-id": key,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Webhook(each).sign(key, at, words) for each in live),
    }
