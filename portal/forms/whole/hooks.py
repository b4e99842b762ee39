"""Where staff find the forms that they fill in for others: in the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cases.permissions import CHANGE

from .begin import forms


class CallersMenuItem(MenuItem):
    """For those who deal with cases."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(CHANGE))


def urls() -> list[URLPattern]:
    return [path("callers/", forms, name="callers")]


def menu() -> MenuItem:
    return CallersMenuItem("Forms for callers", reverse("callers"), icon_name="form", order=92)


def register() -> None:
    """Put them there. Call it once."""
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_menu_item", menu)
