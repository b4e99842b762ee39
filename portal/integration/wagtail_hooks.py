"""Where the back office meets the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .admin.furniture import HEALTH
from .admin.group import BackOfficeGroup
from .admin.home import OfficePanel
from .admin.logged import FORMATTERS, LOGGED
from .admin.permissions import ENDPOINTS, SEE, needs
from .admin.viewset import menu_item_for
from .groups import MAY
from .reports.deliveries import DeliveriesView
from .reports.one import again, aside, one
from .viewsets import MessageTemplateViewSet

register_snippet(MessageTemplateViewSet)


@hooks.register("register_admin_urls")
def delivery_urls() -> list[URLPattern]:
    at = "reports/deliveries/"
    listed = needs(SEE)(DeliveriesView.as_view())
    results = needs(SEE)(DeliveriesView.as_view(results_only=True))
    return [
        path(at, listed, name="deliveries"),
        path(f"{at}results/", results, name="deliveries_results"),
        path(f"{at}<int:delivery_id>/", one, name="delivery"),
        path(f"{at}<int:delivery_id>/again/", again, name="delivery_again"),
        path(f"{at}<int:delivery_id>/aside/", aside, name="delivery_aside"),
    ]


@hooks.register("register_reports_menu_item")
def deliveries_menu() -> MenuItem:
    item = menu_item_for(SEE)
    return item("Deliveries", reverse("deliveries"), icon_name="mail", order=40)


@hooks.register("register_permissions")
def delivery_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="integration",
        codename__in=["view_delivery", "change_delivery", "tell_restricted", *MAY],
    )


@hooks.register("register_admin_viewset")
def back_office() -> BackOfficeGroup:
    return BackOfficeGroup()


@hooks.register("register_reports_menu_item")
def health_menu() -> MenuItem:
    item = menu_item_for(ENDPOINTS)
    return item(HEALTH, reverse("back_office_health:index"), icon_name="desktop", order=45)


@hooks.register("construct_homepage_panels")
def back_office_on_the_first_page(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(ENDPOINTS):
        panels.append(OfficePanel())


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("integration/admin.css"))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the log says was done, to whom it may say it."""
    for name, (label, message) in LOGGED.items():
        actions.register_action(name, label, message)
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
