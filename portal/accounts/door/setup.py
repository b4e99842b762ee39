"""Tells the rooms below about codes: how their messages are made, and when they are erased."""

from __future__ import annotations

from portal.integration import schedules

from . import letters, signals


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    letters.register()
    signals.connect()
    schedules.register("old sign-in codes", "portal.accounts.door.codes.sweep", "17 * * * *")
