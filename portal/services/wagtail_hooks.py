"""Where the content room meets the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet

from .bulk_publishing import OurPublishBulkAction
from .checks_for_editors import OurContentChecker
from .editor import OurPageViewSet
from .reports.feedback import PageFeedbackView, feedback_dealt_with, feedback_of_page
from .reports.links import BrokenLinksView
from .reports.reviews import PagesToCheckView, checked_today
from .reports.versions import PageVersionsView
from .versions.copying import not_beside_its_like
from .viewsets import TodayGroup

register_snippet(TodayGroup)
hooks.register("before_copy_page", not_beside_its_like)
hooks.register("register_bulk_action", OurPublishBulkAction, order=100)  # instead of Wagtail's own

NOT_NEEDED = {"aging-pages", "page-types-usage"}
"""Reports of Wagtail's that ours replace, or that say nothing to editors."""


@hooks.register("register_admin_viewset")
def our_pages() -> OurPageViewSet:
    return OurPageViewSet()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    feedback, checks, links = PageFeedbackView, PagesToCheckView, BrokenLinksView
    versions = PageVersionsView
    return [
        path("reports/page-feedback/", feedback.as_view(), name="page_feedback_report"),
        path(
            "reports/page-feedback/results/",
            feedback.as_view(results_only=True),
            name="page_feedback_report_results",
        ),
        path(
            "reports/page-feedback/<int:page_id>/",
            feedback_of_page,
            name="page_feedback_of_page",
        ),
        path(
            "reports/page-feedback/<int:page_id>/dealt-with/",
            feedback_dealt_with,
            name="page_feedback_dealt_with",
        ),
        path("reports/pages-to-check/", checks.as_view(), name="pages_to_check"),
        path(
            "reports/pages-to-check/results/",
            checks.as_view(results_only=True),
            name="pages_to_check_results",
        ),
        path(
            "reports/pages-to-check/<int:page_id>/checked/",
            checked_today,
            name="page_checked_today",
        ),
        path("reports/broken-links/", links.as_view(), name="broken_links"),
        path(
            "reports/broken-links/results/",
            links.as_view(results_only=True),
            name="broken_links_results",
        ),
        path("reports/page-versions/", versions.as_view(), name="page_versions"),
        path(
            "reports/page-versions/results/",
            versions.as_view(results_only=True),
            name="page_versions_results",
        ),
    ]


class EditorsMenuItem(MenuItem):
    """A report for those who can change pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_permission(request.user, "change"))


@hooks.register("register_reports_menu_item")
def feedback_menu() -> MenuItem:
    return EditorsMenuItem(
        "Page feedback", reverse("page_feedback_report"), icon_name="comment", order=10
    )


@hooks.register("register_reports_menu_item")
def checks_menu() -> MenuItem:
    return EditorsMenuItem(
        "Pages to check", reverse("pages_to_check"), icon_name="calendar-check", order=20
    )


@hooks.register("register_reports_menu_item")
def links_menu() -> MenuItem:
    return EditorsMenuItem("Broken links", reverse("broken_links"), icon_name="link", order=30)


@hooks.register("register_reports_menu_item")
def versions_menu() -> MenuItem:
    return EditorsMenuItem(
        "Languages and formats", reverse("page_versions"), icon_name="globe", order=40
    )


@hooks.register("construct_reports_menu")
def trim_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_NEEDED]


@hooks.register("construct_main_menu")
def trim_main(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's own forms, which the portal does not use, and the help that sells it."""
    items[:] = [item for item in items if item.name not in {"forms", "help"}]


@hooks.register("construct_wagtail_userbar")
def widen_checks(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = OurContentChecker(in_editor=item.in_editor)
