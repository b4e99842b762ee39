"""Tells the rooms below about uploads: jobs by the clock, and system checks."""

from portal.integration import private_files, schedules


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    from portal.forms.models import Upload

    from . import checks as checks

    private_files.held_by(Upload)

    schedules.register(
        "uploads that wait for the scanner",
        "portal.forms.uploads.scanning.scan_waiting",
        "* * * * *",
    )
    schedules.register("uploads of nobody", "portal.forms.uploads.sweep.sweep", "23 3 * * *")
