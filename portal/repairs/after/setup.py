"""Tells the rooms below what comes after a visit."""

from __future__ import annotations

from portal.cases import panels
from portal.forms import sent_panels
from portal.integration import schedules

from ..course.signals import moved
from ..journey.names import KEY
from . import asking, call_first, panel, staff, telling


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    staff.register()
    telling.register()
    moved.connect(asking.on_moved, dispatch_uid="repairs.after.asking")
    panels.register("repair", panel.build, audience=panels.PERSON, order=1)
    sent_panels.register(KEY, call_first.after_sending)
    schedules.register(
        "repairs that nobody answered about", "portal.repairs.after.silence.work", "20 9-18 * * *"
    )
