"""Tells the room below what this one keeps, and what is to be done each night."""

from portal.integration import private_files, schedules

from .models import Making


def connect() -> None:
    """Called by ``AppConfig.ready``."""
    private_files.held_by(Making)
    schedules.register(
        "forget made formats", "portal.documents.making.keeping.forget_old", "25 3 * * *"
    )
