"""Where cases meet the Wagtail admin."""

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
from wagtail.snippets.models import register_snippet

from .admin import person, subjects
from .admin.actions import IN_ORDER, OF_A_CLOCK
from .admin.documents import case_document
from .admin.export import case_export
from .admin.furniture import ICON
from .admin.listing import case_list
from .admin.one import case_page
from .admin.search import case_search
from .admin.summary import CasesPanel
from .permissions import VIEW
from .viewsets import SeasonalDelayViewSet, ServiceOwnerViewSet, TargetViewSet

register_snippet(TargetViewSet)
register_snippet(SeasonalDelayViewSet)
register_snippet(ServiceOwnerViewSet)
person.register()
subjects.register()


@hooks.register("register_admin_urls")
def case_urls() -> list[URLPattern]:
    return [
        path("cases/", case_list, name="cases_list"),
        path("cases/search/", case_search, name="cases_search"),
        path("cases/export/", case_export, name="cases_export"),
        path("cases/<str:reference>/", case_page, name="cases_case"),
        path(
            "cases/<str:reference>/documents/<str:public_id>/", case_document, name="cases_document"
        ),
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


@hooks.register("register_permissions")
def case_permissions() -> QuerySet[Permission]:
    """What an administrator may give to a group."""
    codenames = ["view_case", "change_case", "export_case", "view_every_case"]
    return Permission.objects.filter(content_type__app_label="cases", codename__in=codenames)


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
        panels.append(CasesPanel(request.user))


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cases/admin.css"))
