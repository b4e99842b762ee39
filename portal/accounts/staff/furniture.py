"""What Wagtail's own frame needs to know of our pages."""

from __future__ import annotations

from typing import Any

from portal.integration.admin.furniture import furniture


def page(title: str, icon: str) -> dict[str, Any]:
    """Title, icon and the way back."""
    return furniture(title, icon=icon)
