"""Tells the rooms below about uploads: jobs by the clock, and system checks."""

from portal.integration import schedules


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    from . import checks as checks

    schedules.register(
        "uploads that wait for the scanner",
        "portal.forms.uploads.scanning.scan_waiting",
        "* * * * *",
    )
    schedules.register("uploads of nobody", "portal.forms.uploads.sweep.sweep", "23 3 * * *")
