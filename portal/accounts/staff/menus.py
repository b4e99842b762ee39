"""Where the staff door meets the Wagtail admin."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from ..models import User
from . import accounts, helping, lockouts


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("account-search/", accounts.find_account, name="account_find"),
        path("lock-outs/", lockouts.lock_outs, name="lock_outs"),
        path("users/<int:user_id>/second-check/", helping.start_again, name="start_again"),
        path("users/<int:user_id>/password-link/", helping.password_link, name="password_link"),
    ]


class LockOutsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(lockouts.LIFT))


@hooks.register("register_settings_menu_item")
def lock_outs_menu() -> MenuItem:
    return LockOutsItem("Lock-outs", reverse("lock_outs"), icon_name="lock", order=610)


@hooks.register("register_user_listing_buttons")
def buttons(user: User, request_user: User) -> Iterator[Button]:
    if request_user.has_perm(helping.PEOPLE) and helping.may_help(request_user, user):
        address = reverse("start_again", args=[user.pk])
        yield Button("Second check", url=address, icon_name="key", priority=40)
        address = reverse("password_link", args=[user.pk])
        yield Button("Password link", url=address, icon_name="mail", priority=41)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="axes", codename="delete_accessattempt"
    )
