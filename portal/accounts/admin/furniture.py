"""What Wagtail's own frame needs to know of each of our pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from portal.integration.admin.furniture import furniture as frame

from ..models import Person

ICON = "user"


def furniture(title: str, *, person: Person | None = None) -> dict[str, Any]:
    """Title, icon and the way back. A page about a person leads back to them."""
    way = [] if title == "People" else [("People", reverse("people"))]
    if person is not None:
        way.append((person.shown_name, reverse("person", args=[person.public_id])))
    return frame(title, *way, icon=ICON)
