"""What Wagtail's own frame needs to know of each of our pages, and their addresses."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from portal.cases.models import Case
from portal.integration.admin.furniture import Crumb
from portal.integration.admin.furniture import furniture as frame

ICON = "home"
TITLE = "Repairs"


def furniture(title: str, *way: Crumb) -> dict[str, Any]:
    """Title, icon and the way back."""
    root = [] if title == TITLE else [(TITLE, reverse("repairs_board"))]
    return frame(title, *root, *way, icon=ICON)


def address_of(case: Case) -> str:
    """Give the page of a repair, by its case."""
    return reverse("repairs_repair", args=[case.shown_reference])


def way_to(case: Case) -> Crumb:
    """Give the crumb that leads back to a repair."""
    return case.shown_reference, address_of(case)
