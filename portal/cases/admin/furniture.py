"""What Wagtail's own frame needs to know of each of our pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from portal.integration.admin.furniture import furniture as frame

from ..models import Case

ICON = "folder-open-inverse"


def furniture(title: str, *, case: Case | None = None) -> dict[str, Any]:
    """Title, icon and the way back. A page of one case leads back to it."""
    way = [] if title == "Cases" else [("Cases", reverse("cases_list"))]
    if case is not None and title != case.shown_reference:
        way.append((case.shown_reference, case_address(case)))
    return frame(title, *way, icon=ICON)


def case_address(case: Case) -> str:
    return reverse("cases_case", args=[case.shown_reference])
