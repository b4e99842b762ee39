"""Addresses, menu and rights of repairs in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..measures.views import TITLE as MEASURES
from ..measures.views import measures, measures_file
from . import panel
from .access import SEE
from .actions import EVERY
from .board.views import board, search
from .furniture import ICON, TITLE
from .groups import CODENAMES
from .home import at_home
from .one import repair_page

ROOT = "repairs/board/"
ONE = "repairs/one/<str:reference>/"


def addresses() -> list[URLPattern]:
    """Give every address."""
    return [
        path(ROOT, board, name="repairs_board"),
        path(f"{ROOT}search/", search, name="repairs_search"),
        path("repairs/measures/", measures, name="repairs_measures"),
        path("repairs/measures/file/", measures_file, name="repairs_measures_file"),
        path(ONE, repair_page, name="repairs_repair"),
        path(f"{ONE}at-home/", at_home, name="repairs_at_home"),
        *(path(f"{ONE}{act.name}/", act.as_view(), name=f"repairs_{act.name}") for act in EVERY),
    ]


class RepairsMenuItem(MenuItem):
    """For those who may see repairs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


def repairs_menu() -> MenuItem:
    """Give the item of the admin's menu, below the cases."""
    return RepairsMenuItem(TITLE, reverse("repairs_board"), icon_name=ICON, order=95)


def measures_menu() -> MenuItem:
    """Give the item of the reports."""
    return RepairsMenuItem(
        f"Repairs: {MEASURES.lower()}", reverse("repairs_measures"), icon_name="order-up", order=900
    )


def repairs_permissions() -> QuerySet[Permission]:
    """Give what an administrator may give to a group."""
    return Permission.objects.filter(content_type__app_label="repairs", codename__in=CODENAMES)


def styles() -> str:
    """Our own few lines of style."""
    return format_html('<link rel="stylesheet" href="{}">', static("repairs/admin.css"))


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    panel.register()
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", repairs_menu)
    hooks.register("register_reports_menu_item", measures_menu)
    hooks.register("register_permissions", repairs_permissions)
    hooks.register("insert_global_admin_css", styles)
