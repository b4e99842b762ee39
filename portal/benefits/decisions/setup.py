"""Tells the rooms below about decisions."""

from __future__ import annotations

from portal.accounts import coming, panels

from . import formats, mine, telling, whose


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    whose.connect()
    formats.connect()
    telling.DECIDED.register()
    mine.connect()
    panels.register("decisions", "Decisions about your benefits", mine.build, order=35, acting=True)
    coming.register(mine.ROOM, mine.dates)
