"""Tells the rooms below what Direct Debits need."""

from __future__ import annotations

from portal.accounts.acting.deeds import register_deed
from portal.integration import schedules

from . import asking, events, formats, links, mine, notices


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    events.connect()
    formats.connect()
    notices.connect()
    links.connect()
    mine.connect()
    register_deed(asking.ASKED, "Asked for a Direct Debit")
    register_deed(asking.CANCELLED, "Stopped a Direct Debit")
    schedules.register(
        "unfinished Direct Debits", "portal.billing.direct_debit.drafts.sweep", "10 * * * *"
    )
