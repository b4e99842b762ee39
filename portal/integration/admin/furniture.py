"""What Wagtail's own frame needs to know of each of our pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

ICON = "resubmit"
HEALTH = "Back office health"

Crumb = tuple[str, str]
"""Words, and an address."""


def furniture(title: str, *way: Crumb, icon: str = ICON) -> dict[str, Any]:
    """Title, icon and the way back."""
    crumbs = [("Home", reverse("wagtailadmin_home")), *way, (title, "")]
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"label": words, "url": url} for words, url in crumbs],
    }
