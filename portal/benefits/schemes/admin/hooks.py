"""Addresses, menu and rights of the rules in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..groups import RIGHTS, SEE
from . import views

BELOW = "benefits/rules/"
ONE = f"{BELOW}<int:number>/"


def addresses() -> list[URLPattern]:
    """Give every address of the rules."""
    name = views.ROOT
    return [
        path(BELOW, views.index, name=name),
        path(f"{BELOW}add/<slug:part>/", views.add, name=f"{name}_add"),
        path(ONE, views.one, name=f"{name}_one"),
        path(f"{ONE}edit/", views.edit, name=f"{name}_edit"),
        path(f"{ONE}copy/", views.copy, name=f"{name}_copy"),
        path(f"{ONE}delete/", views.delete, name=f"{name}_delete"),
        path(f"{ONE}use/", views.use, name=f"{name}_use"),
        path(f"{ONE}stop/", views.stop, name=f"{name}_stop"),
    ]


class RulesMenuItem(MenuItem):
    """For those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


def menu() -> MenuItem:
    """Give the item of the admin's menu."""
    return RulesMenuItem(views.TITLE, reverse(views.ROOT), icon_name=views.ICON, order=232)


def permissions() -> QuerySet[Permission]:
    """Give what an administrator may give to a group."""
    codenames = {codename for rights in RIGHTS.values() for codename in rights}
    return Permission.objects.filter(content_type__app_label="benefits", codename__in=codenames)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", menu)
    hooks.register("register_permissions", permissions)
