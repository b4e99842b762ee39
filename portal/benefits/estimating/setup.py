"""Tells the rooms below what these pages offer."""

from __future__ import annotations

from portal.forms import doors


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    title = "See what help you might get"
    doors.register(doors.Door("benefits-estimate", title, "benefits_estimate"))
