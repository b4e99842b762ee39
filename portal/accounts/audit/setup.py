"""Tells the rooms below what the audit log needs."""

from __future__ import annotations

from portal.integration import schedules

from . import alarm, triggers


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    triggers.connect("accounts")
    alarm.connect()
    schedules.register("count the audit log", "portal.accounts.audit.keeping.nightly", "5 4 * * *")
