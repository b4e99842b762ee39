"""Tells the rooms below, and the account's page, what needs ask of them."""

from __future__ import annotations

from portal.integration import schedules

from .. import panels
from . import formats, panel, review


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    panels.register("needs", "How we reach you", panel.build, order=20, place=panels.ASIDE)
    formats.connect()
    review.register()
    schedules.register(
        "ask whether needs are right", "portal.accounts.needs.review.ask_those_due", "20 9 * * *"
    )
