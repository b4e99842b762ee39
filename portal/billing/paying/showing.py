"""How long a payment by card takes until the account shows it: ``PAYMENT_SHOWS_DAYS``."""

from __future__ import annotations

from django.conf import settings


def how_long() -> str:
    """Give "a day", or "3 days"."""
    days: int = settings.PAYMENT_SHOWS_DAYS
    return "a day" if days <= 1 else f"{days} days"
