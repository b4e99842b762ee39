"""What is said once, when the portal starts."""

from __future__ import annotations

from django.conf import settings

from portal.integration import schedules

from .http import HttpRevenues
from .ledger import Ledger
from .protocol import RevenuesSystem
from .source import LEDGER, register


def over_http() -> RevenuesSystem:
    """The revenues system at ``REVENUES_URL``, which knows us by ``REVENUES_KEY``."""
    return HttpRevenues(settings.REVENUES_URL, settings.REVENUES_KEY)


def connect() -> None:
    """Name the revenues systems that there are, what is asked of them, and check the settings."""
    from . import asking, refused
    from . import checks as checks

    register(LEDGER, Ledger)
    register("http", over_http)
    asking.connect()
    refused.connect()
    schedules.register("ledger", "portal.billing.revenues.reconciling.nightly", "10 4 * * *")
    schedules.register("tax accounts", "portal.billing.revenues.refreshing.sweep", "25 * * * *")
