"""Tells the rooms below about links and codes: how the e-mails are made, and the nightly sweep."""

from portal.integration import schedules

from . import letters


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    letters.register()
    schedules.register("old links to forms", "portal.forms.saving.links.sweep", "41 3 * * *")
