"""What is said once, when the portal starts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from .. import schedules
from ..sandbox import keys
from . import events
from .govuk_pay import GovukPay
from .protocol import PaymentProvider
from .provider import OFF, Off, register


def over_http() -> PaymentProvider:
    """GOV.UK Pay, or what has its shape, at ``PAYMENTS_URL``; it knows us by ``PAYMENTS_KEY``."""
    return GovukPay(settings.PAYMENTS_URL, settings.PAYMENTS_KEY)


def of_the_sandbox() -> PaymentProvider:
    """The demonstration's, where nothing is paid with real money."""
    key = keys.payments_key(Path(settings.VAR_DIR))
    return GovukPay(f"{settings.SANDBOX_URL}/pay", key, name="sandbox")


def connect() -> None:
    """Name the payment services that there are, and check the settings."""
    from . import checks as checks

    register(OFF, Off)
    register("http", over_http)
    register("sandbox", of_the_sandbox)
    events.connect()
    schedules.register(
        "look at payments", "portal.integration.payments.sweeping.sweep", "* * * * *"
    )
    schedules.register(
        "forget payments that came to nothing",
        "portal.integration.payments.sweeping.forget_old",
        "35 3 * * *",
    )
