"""What needs an administrator, on the admin's first page. Nothing is shown when nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from ..models import Delivery, Endpoint, State

MOST = 1000
"""Counted so far and no further, so that the page costs the same."""


class OfficePanel(Component):
    """Given up, and disabled endpoints."""

    name = "back_office"
    template_name = "integration/admin/home_panel.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        given_up = Delivery.objects.in_state(State.DEAD).order_by("dead_at")[:MOST].count()
        return {
            "given_up": given_up,
            "number": f"{MOST:,} or more" if given_up >= MOST else str(given_up),
            "disabled": Endpoint.objects.without_secrets().filter(disabled_at__isnull=False),
        }
