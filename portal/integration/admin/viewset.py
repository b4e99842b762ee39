"""What our viewsets have in common: one permission for all of it, and no copies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from .acting import Action
from .permissions import needs


class OfficeViewSet(ModelViewSet):
    """A viewset that others do not learn of: every view of it is "not found" to them."""

    needs: ClassVar[str]
    actions: ClassVar[list[type[Action]]] = []
    copy_view_enabled = False
    add_to_reference_index = False
    template_prefix = ""

    @property
    def menu_item_class(self) -> type[MenuItem]:
        return menu_item_for(self.needs)

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return needs(self.needs)(super().construct_view(view_class, **kwargs))

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        ours = [each for each in super().get_urlpatterns() if each.name != "usage"]
        return [*ours, *(self.of_action(action) for action in self.actions)]

    def of_action(self, action: type[Action]) -> URLPattern:
        ours = action.model is self.model
        row = "<int:pk>" if ours else f"{action.model._meta.model_name}/<int:pk>"
        view = needs(action.needs)(action.as_view())
        return path(f"{row}/{action.name}/", view, name=action.url_name())


def menu_item_for(permission: str) -> type[MenuItem]:
    """Make a menu item that only those with a permission see."""

    class ItemForSome(MenuItem):
        def is_shown(self, request: Any) -> bool:
            return bool(request.user.has_perm(permission))

    return ItemForSome
