"""What Wagtail's own frame needs to know of each of our pages, and their addresses."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from portal.integration.admin.furniture import Crumb
from portal.integration.admin.furniture import furniture as frame

from ...models import CatalogueNode

ICON = "list-ul"
TITLE = "Repairs catalogue"


def furniture(title: str, *way: Crumb) -> dict[str, Any]:
    """Title, icon and the way back."""
    root = [] if title == TITLE else [(TITLE, reverse("repairs_catalogue"))]
    return frame(title, *root, *way, icon=ICON)


def address_of(key: str) -> str:
    """Give the page of an answer; of the whole catalogue for ""."""
    return reverse("repairs_catalogue_item", args=[key]) if key else reverse("repairs_catalogue")


def way_to(row: CatalogueNode | None) -> list[Crumb]:
    """Give the way down to an answer, itself last."""
    way: list[Crumb] = []
    while row is not None:
        way.insert(0, (str(row), address_of(row.key)))
        row = row.parent
    return way
