"""Addresses, menu and rights of the tenants' panel in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from ..groups import READ, TO_ANSWER
from . import views
from .viewsets import YouSaidViewSet

ROOT = "repairs/panel/"


def addresses() -> list[URLPattern]:
    """Give every address of the panel."""
    version = f"{ROOT}<int:number>/"
    return [
        path(ROOT, views.index, name="repairs_panel_comments"),
        path(version, views.version, name="repairs_panel_version"),
        path(f"{version}<int:pk>/", views.answer, name="repairs_panel_answer"),
    ]


class PanelMenuItem(MenuItem):
    """For those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(READ))


def panel_menu() -> MenuItem:
    """Give the item among the reports, below what people say about pages."""
    return PanelMenuItem(
        views.TITLE, reverse("repairs_panel_comments"), icon_name=views.ICON, order=40
    )


def panel_permissions() -> QuerySet[Permission]:
    """What an administrator may give to a group. Those of the snippet are there already."""
    return Permission.objects.filter(
        content_type__app_label="repairs",
        codename__in=TO_ANSWER,
    )


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(YouSaidViewSet)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", panel_menu)
    hooks.register("register_permissions", panel_permissions)
