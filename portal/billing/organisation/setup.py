"""Tells the rooms below what an organisation does with its properties."""

from __future__ import annotations

from portal.accounts.acting.deeds import register_deed
from portal.integration import schedules

from .views import TAKEN


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register_deed(TAKEN, "Took the list of properties away")
    schedules.register(
        "Properties to add by a file", "portal.billing.organisation.adding.sweep", "*/10 * * * *"
    )
