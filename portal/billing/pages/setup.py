"""Tells the rooms below what the pages of bills need."""

from __future__ import annotations

from portal.accounts import coming, leaving, mydata, panels
from portal.accounts.acting.deeds import register_deed
from portal.forms import doors

from . import data, formats, mine
from .views import VIEWED


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    formats.connect()
    panels.register("bills", "Bills", mine.build, order=40, acting=True)
    coming.register("bills", mine.dates)
    mydata.register("bills", "Your bills", data.collect, order=70)
    leaving.register("bills", kept=data.KEPT)
    register_deed(VIEWED, "Looked at a bill")
    doors.register(doors.Door("your-bills", "Your council tax and business rates bills", "bills"))
