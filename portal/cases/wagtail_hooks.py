"""Where cases meet the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .admin.actions import IN_ORDER, OF_A_CLOCK
from .admin.export import case_export
from .admin.furniture import ICON
from .admin.listing import case_list
from .admin.one import case_page
from .admin.search import case_search
from .admin.summary import CasesPanel
from .permissions import VIEW
from .viewsets import SeasonalDelayViewSet, TargetViewSet

register_snippet(TargetViewSet)
register_snippet(SeasonalDelayViewSet)

LOGGED = {
    "viewed": ("View a case", "Looked at a case"),
    "exported": ("Export cases", "Exported a list of cases"),
    "note": ("Note on a case", "Added a note to a case"),
    "status": ("Status of a case", "Changed the status of a case"),
    "team": ("Team of a case", "Passed a case to another team"),
    "reply": ("Reply on a case", "Replied to the person of a case"),
    "pause": ("Stop a deadline for now", "Stopped a deadline for now"),
    "resume": ("Let a deadline run on", "Let a deadline run on"),
    "extend": ("More time", "Gave a deadline more time"),
}
"""What is done, and what the log says was done."""


@hooks.register("register_admin_urls")
def case_urls() -> list[URLPattern]:
    return [
        path("cases/", case_list, name="cases_list"),
        path("cases/search/", case_search, name="cases_search"),
        path("cases/export/", case_export, name="cases_export"),
        path("cases/<str:reference>/", case_page, name="cases_case"),
        *(
            path(f"cases/<str:reference>/{act.name}/", act.as_view(), name=f"cases_{act.name}")
            for act in IN_ORDER
        ),
        *(
            path(
                f"cases/<str:reference>/deadlines/<int:clock>/{act.name}/",
                act.as_view(),
                name=f"cases_{act.name}",
            )
            for act in OF_A_CLOCK
        ),
    ]


class CasesMenuItem(MenuItem):
    """For those who may see cases; others do not learn that there are any."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


@hooks.register("register_admin_menu_item")
def cases_menu() -> MenuItem:
    return CasesMenuItem("Cases", reverse("cases_list"), icon_name=ICON, order=90)


@hooks.register("construct_homepage_panels")
def cases_on_the_first_page(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(VIEW):
        panels.append(CasesPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOGGED.items():
        actions.register_action(f"cases.{name}", label, message)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cases/admin.css"))
