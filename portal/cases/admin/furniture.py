"""What Wagtail's own frame needs to know of each of our pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ..models import Case

ICON = "folder-open-inverse"


def furniture(title: str, *, case: Case | None = None) -> dict[str, Any]:
    """Title, icon and the way back. A page of one case leads back to it."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Home"}]
    if title != "Cases":
        crumbs.append({"url": reverse("cases_list"), "label": "Cases"})
    if case is not None and title != case.shown_reference:
        crumbs.append({"url": case_address(case), "label": case.shown_reference})
    crumbs.append({"url": "", "label": title})
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": ICON,
        "breadcrumbs_items": crumbs,
    }


def case_address(case: Case) -> str:
    return reverse("cases_case", args=[case.shown_reference])
