"""Keeps the list of sessions, and clears away those that have ended."""

from __future__ import annotations

from portal.integration import schedules

from . import listed


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    listed.connect()
    schedules.register(
        "sessions that have ended", "portal.accounts.sessions.listed.sweep", "33 2 * * *"
    )
