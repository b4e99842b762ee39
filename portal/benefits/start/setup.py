"""Tells the rooms below what these pages offer."""

from __future__ import annotations

from portal.forms import doors


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    doors.register(doors.Door("where-to-start", "Find out what help to ask for", "benefits_start"))
