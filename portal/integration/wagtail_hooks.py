"""Where the outbox meets the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from .models import SetAside
from .outbox.decisions import AGAIN, ASIDE
from .reports.deliveries import VIEW, DeliveriesView, again, aside, one


@hooks.register("register_admin_urls")
def delivery_urls() -> list[URLPattern]:
    at = "reports/deliveries/"
    return [
        path(at, DeliveriesView.as_view(), name="deliveries"),
        path(f"{at}results/", DeliveriesView.as_view(results_only=True), name="deliveries_results"),
        path(f"{at}<int:delivery_id>/", one, name="delivery"),
        path(f"{at}<int:delivery_id>/again/", again, name="delivery_again"),
        path(f"{at}<int:delivery_id>/aside/", aside, name="delivery_aside"),
    ]


class DeliveriesMenuItem(MenuItem):
    """For those who may see what was sent."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


@hooks.register("register_reports_menu_item")
def deliveries_menu() -> MenuItem:
    return DeliveriesMenuItem(
        "Messages to people", reverse("deliveries"), icon_name="mail", order=40
    )


@hooks.register("register_permissions")
def delivery_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="integration", codename__in=["view_delivery", "change_delivery"]
    )


@hooks.register("register_log_actions")
def delivery_log_actions(actions: Any) -> None:
    actions.register_action(AGAIN, "Send a message again", "Queued to be sent again")

    @actions.register_action(ASIDE)
    class SetAsideFormatter(LogFormatter):
        label = "Set a message aside"

        def format_message(self, log_entry: Any) -> str:
            return f"Set aside: {SetAside(log_entry.data['reason']).label}"
