"""The menu of the back office."""

from __future__ import annotations

from wagtail.admin.viewsets.base import ViewSetGroup

from .endpoints import EndpointViewSet
from .furniture import ICON
from .health import HealthViewSet
from .systems import SystemViewSet


class BackOfficeGroup(ViewSetGroup):
    """Shown to whoever may see one of its items."""

    menu_label = "Back office"
    menu_icon = ICON
    menu_order = 95
    items = (HealthViewSet, EndpointViewSet, SystemViewSet)
