"""Addresses, menu and right of the report in the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import report
from .access import may_read


def addresses() -> list[URLPattern]:
    """Give every address."""
    return [
        path("reports/forms/", report.report, name="forms_learning"),
        path("reports/forms/file/", report.report_file, name="forms_learning_file"),
        path("forms/learning/<slug:key>.json", report.figures, name="forms_learning_json"),
    ]


class LearningMenuItem(MenuItem):
    """For those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


def menu() -> MenuItem:
    """Give the item of the reports, beside what people say about pages."""
    return LearningMenuItem(
        report.TITLE, reverse("forms_learning"), icon_name=report.ICON, order=35
    )


def permissions() -> QuerySet[Permission]:
    """Give what an administrator may give to a group."""
    return Permission.objects.filter(content_type__app_label="forms", codename="view_questioncount")


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", menu)
    hooks.register("register_permissions", permissions)
