"""What must be set before people can pay."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from .provider import NAMED

HINT = 'docs/integration.md says under "Payments" what to set.'


@register()
def the_payment_service_is_known(**kwargs: Any) -> list[CheckMessage]:
    """``PAYMENTS_SOURCE`` names a payment service, and what it needs is set."""
    found: list[CheckMessage] = [
        Error(words, hint=HINT, id="portal.E054") for words in NAMED.wrong()
    ]
    if NAMED.chosen == "http" and not settings.PAYMENTS_WEBHOOK_SECRET:
        words = "PAYMENTS_WEBHOOK_SECRET is empty: payments are noticed some minutes later."
        found.append(Warning(words, hint=HINT, id="portal.W054"))
    return found
