"""Puts forms to finish on the account's page."""

from __future__ import annotations

from portal.accounts import panels

from . import handing_over, mydata, unfinished


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    panels.register("to-finish", "To finish", unfinished.build, order=20, acting=True)
    mydata.connect()
    handing_over.connect()
