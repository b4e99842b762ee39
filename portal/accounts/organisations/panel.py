"""Whom somebody can act for, beside their account's page."""

from __future__ import annotations

from ..acting import found
from ..panels import Panel, Viewer


def build(viewer: Viewer) -> Panel | None:
    """Always there: it is the way to these pages. Two queries."""
    others, waiting = found.of_and_for(viewer.user)
    shown = {"others": others, "waiting": waiting, "acting": viewer.acting}
    return Panel("accounts/acting/panel.html", shown)
