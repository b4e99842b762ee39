"""Tells the rooms below what this room does for them, and its own parts of each other."""

from __future__ import annotations

from django.db.models.signals import post_delete

from portal.integration import private_files, schedules

from . import asking, audited, documents, events, marked, mine, reconciled, signals
from .holding import mine as holding_mine
from .models import CaseDocument
from .tracking import formats


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    events.register_types()
    marked.connect()
    reconciled.register()
    mine.register()
    formats.connect()
    holding_mine.connect()
    signals.changed.connect(events.happened, dispatch_uid="cases.events")
    signals.changed.connect(audited.changed, dispatch_uid="cases.audited")
    signals.changed.connect(asking.wait_no_longer, dispatch_uid="cases.asking")
    private_files.held_by(CaseDocument)
    post_delete.connect(
        documents.erase_file, sender=CaseDocument, dispatch_uid="cases.documents.erase"
    )
    schedules.register(
        "documents that wait for the scanner", "portal.cases.documents.scan_waiting", "* * * * *"
    )
