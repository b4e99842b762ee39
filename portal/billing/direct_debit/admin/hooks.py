"""Addresses, menu and rights of Direct Debits in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import views, waiting
from .groups import CODENAMES, SEE, SEE_WAITING
from .viewsets import TermsViewSet

ROOT = "bills/bank-account-checks/"
WAITING = "bills/direct-debits-that-wait/"


def addresses() -> list[URLPattern]:
    """Give every address of the tables, and that of what waits."""
    return [
        path(WAITING, waiting.waiting, name="direct_debits_waiting"),
        path(ROOT, views.index, name="modulus_tables"),
        path(f"{ROOT}upload/", views.upload, name="modulus_upload"),
        path(f"{ROOT}<int:pk>/", views.table, name="modulus_table"),
        path(f"{ROOT}<int:pk>/use/", views.put_in_use, name="modulus_use"),
    ]


class TablesMenuItem(MenuItem):
    """For those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


def menu() -> MenuItem:
    """Give the item of the admin's menu."""
    address = reverse("modulus_tables")
    return TablesMenuItem(views.TITLE, address, icon_name=views.ICON, order=237)


class WaitingMenuItem(MenuItem):
    """For those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE_WAITING))


def menu_of_waiting() -> MenuItem:
    """Give the item of what waits."""
    address = reverse("direct_debits_waiting")
    return WaitingMenuItem(waiting.TITLE, address, icon_name=waiting.ICON, order=238)


def permissions() -> QuerySet[Permission]:
    """Give what an administrator may give to a group."""
    names = [*CODENAMES, SEE_WAITING.partition(".")[2]]
    return Permission.objects.filter(content_type__app_label="billing", codename__in=names)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(TermsViewSet)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", menu)
    hooks.register("register_admin_menu_item", menu_of_waiting)
    hooks.register("register_permissions", permissions)
