"""How we reach somebody, at the side of their account."""

from __future__ import annotations

from ..models.needs import By, Format, Needs
from ..panels import Panel, Viewer
from . import words
from .sentences import BY


def build(viewer: Viewer) -> Panel:
    """In two or three lines. A year after they said it, we ask whether it is still right."""
    needs: Needs | None = getattr(
        viewer.person, "needs", None
    )  # with the person, see ``remembered``
    lines = []
    if needs:
        lines.append(BY[By(needs.contact_by)])
        if needs.no_phone:
            lines.append("Please do not phone")
        if needs.format:
            lines.append(str(Format(needs.format).label))
        if needs.language.partition("-")[0] != "en":
            lines.append(words.language(needs.language))
    return Panel("accounts/needs/panel.html", {"needs": needs, "lines": lines}, boxed=True)
