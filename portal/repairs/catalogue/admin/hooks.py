"""Addresses, menu and rights of the catalogue in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..groups import RIGHTS, SEE
from . import browse, editing, publishing, sheets
from .furniture import ICON, TITLE

ROOT = "repairs/catalogue/"


def addresses() -> list[URLPattern]:
    """Give every address of the catalogue."""
    item = f"{ROOT}item/<slug:key>/"
    name = "repairs_catalogue"
    return [
        path(ROOT, browse.index, name=name),
        path(f"{ROOT}add/<slug:kind>/", editing.add_at_the_top, name=f"{name}_add"),
        path(item, browse.item, name=f"{name}_item"),
        path(f"{item}add/", editing.add_below, name=f"{name}_add_below"),
        path(f"{item}edit/", editing.edit, name=f"{name}_edit"),
        path(f"{item}take-out/", editing.take_out, name=f"{name}_take_out"),
        path(f"{item}move/<slug:to>/", editing.move, name=f"{name}_move"),
        path(f"{ROOT}check/", publishing.check, name=f"{name}_check"),
        path(f"{ROOT}check/<slug:how>/", publishing.publish, name=f"{name}_publish"),
        path(f"{ROOT}versions/", publishing.versions, name=f"{name}_versions"),
        path(f"{ROOT}versions/withdraw/", publishing.withdraw, name=f"{name}_withdraw"),
        path(f"{ROOT}versions/<int:number>/", publishing.version, name=f"{name}_version"),
        path(f"{ROOT}versions/<int:number>/use/", publishing.use, name=f"{name}_use"),
        path(f"{ROOT}export/", sheets.take_away, name=f"{name}_export"),
        path(f"{ROOT}import/", sheets.bring_back, name=f"{name}_import"),
    ]


class CatalogueMenuItem(MenuItem):
    """For those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


def catalogue_menu() -> MenuItem:
    """Give the item of the admin's menu."""
    return CatalogueMenuItem(TITLE, reverse("repairs_catalogue"), icon_name=ICON, order=225)


def catalogue_permissions() -> QuerySet[Permission]:
    """Give what an administrator may give to a group."""
    codenames = {codename for rights in RIGHTS.values() for codename in rights}
    return Permission.objects.filter(content_type__app_label="repairs", codename__in=codenames)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", catalogue_menu)
    hooks.register("register_permissions", catalogue_permissions)
