"""Tells the rooms below what visits need."""

from __future__ import annotations

from portal.accounts import coming
from portal.cases import panels
from portal.forms import after
from portal.integration import schedules

from ..reporting.opening import KIND
from . import asking, mine, panel, reminding


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    asking.register()
    reminding.register()
    after.register(KIND, panel.after_sending)
    panels.register("visit", panel.build, audience=panels.PERSON, order=10)
    coming.register("repair visits", mine.dates)
    schedules.register(
        "visits that nobody is sure of", "portal.repairs.visits.settling.settle_all", "* * * * *"
    )
    schedules.register(
        "times for those who wait", "portal.repairs.visits.settling.offer_again", "*/10 * * * *"
    )
    schedules.register(
        "reminders of visits", "portal.repairs.visits.reminding.remind", "5 10-18 * * *"
    )
