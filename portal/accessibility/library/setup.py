"""Tells the rooms below of the library."""

from __future__ import annotations

from django.db.models.signals import post_delete

from portal.documents import offers
from portal.integration import private_files, schedules
from portal.ui.generation import bump_on_change

from ..models import MadeFormat
from ..orders.signals import arrived
from . import keeping, offering


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    offers.register(offering.offers_of)
    arrived.connect(keeping.on_arrived, dispatch_uid="accessibility.library")
    private_files.held_by(MadeFormat)
    post_delete.connect(
        keeping.erase_file, sender=MadeFormat, dispatch_uid="accessibility.library.erase"
    )
    bump_on_change(MadeFormat)
    schedules.register(
        "made formats that wait for the scanner",
        "portal.accessibility.library.keeping.scan_waiting",
        "* * * * *",
    )
