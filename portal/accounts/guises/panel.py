"""What somebody may want to do as what they are to us, on their account's page."""

from __future__ import annotations

from ..panels import Panel, Viewer
from . import links_for, of


def build(viewer: Viewer) -> Panel | None:
    """One group of links for each guise that has any; nothing where none has."""
    groups = [(guise, links) for guise in of(viewer.person) if (links := links_for(guise))]
    return Panel("accounts/acting/for_you.html", {"groups": groups}) if groups else None
