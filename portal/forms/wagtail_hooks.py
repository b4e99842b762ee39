"""Where forms meet the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from . import subjects
from .built.admin import hooks as builder
from .built.exchange import hooks as exchange
from .built.sharing import admin as sharing
from .built.upgrading import views as upgrading
from .deletions_report import VIEW, DeletionsView
from .drawing import page as drawing
from .learning import hooks as learning
from .mine import for_staff
from .models import Version
from .viewsets import DestinationViewSet, OnlyClosing, VersionViewSet
from .whole import hooks as for_callers

register_permission_policy(Version, OnlyClosing(Version))
register_snippet(DestinationViewSet)
register_snippet(VersionViewSet)
subjects.register()
for_staff.register()
for_callers.register()
learning.register()
builder.register()
exchange.register()
sharing.register()
upgrading.register()
drawing.register()


@hooks.register("register_admin_urls")
def deletion_urls() -> list[URLPattern]:
    at = "reports/deleted-for-good/"
    return [
        path(at, DeletionsView.as_view(), name="deletions"),
        path(f"{at}results/", DeletionsView.as_view(results_only=True), name="deletions_results"),
    ]


class DeletionsMenuItem(MenuItem):
    """For those who may see what was erased."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


@hooks.register("register_reports_menu_item")
def deletions_menu() -> MenuItem:
    return DeletionsMenuItem("Deleted for good", reverse("deletions"), icon_name="bin", order=50)


@hooks.register("register_permissions")
def form_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="forms", codename__in=["view_deletion", "view_submission"]
    )
