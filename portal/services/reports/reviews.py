"""Pages to check: those whose day has come, whatever their type."""

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log
from wagtail.models import Page

from portal.council.models import BasePage
from portal.ui.generation import bump

from ..people import edit_address
from ..reviews import mark_checked, page_types, with_review
from .export import HarmlessExport


def _our_types(request: HttpRequest) -> QuerySet[ContentType]:
    types = ContentType.objects.get_for_models(*page_types()).values()
    return ContentType.objects.filter(pk__in=[kind.pk for kind in types]).order_by("model")


class ReviewFilterSet(WagtailFilterSet):
    review_on = django_filters.DateFilter(
        label="To be checked by", method="by", widget=AdminDateInput
    )
    checked_by = django_filters.CharFilter(label="Team", lookup_expr="icontains")
    content_type = ContentTypeFilter(label="Type", queryset=_our_types)

    class Meta:
        model = Page
        fields: list[str] = []

    def by(self, pages: QuerySet[Page], name: str, value: Any) -> QuerySet[Page]:
        return pages.filter(review_on__lte=value)

    def filter_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """Without a day asked for, those that are due today."""
        filtered = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("review_on"):
            return filtered
        return filtered.filter(review_on__lte=timezone.localdate())


class PagesToCheckView(HarmlessExport, PageReportView):
    page_title = "Pages to check"
    header_icon = "calendar-check"
    index_url_name = "pages_to_check"
    index_results_url_name = "pages_to_check_results"
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "services/reports/pages_to_check_results.html"
    filterset_class = ReviewFilterSet
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "review_on", "checked_on", "checked_by", "owner", "address"]
    export_headings = {
        "title": "Page",
        "review_on": "Check again on",
        "checked_on": "Last checked",
        "checked_by": "Checked by",
        "owner": "Owner",
        "address": "Edit",
    }
    export_filename = "pages-to-check"

    def get_queryset(self) -> QuerySet[Page]:
        allowed = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "publish"]
        )
        pages = with_review(allowed.select_related("owner", "content_type"))
        return pages.filter(live=True, review_on__isnull=False).order_by("review_on", "title")

    def decorate_paginated_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        """Say of each page whether this person may mark it as checked."""
        for page in pages:
            page.may_publish = page.permissions_for_user(self.request.user).can_publish()
        return pages

    def to_row_dict(self, item: Page) -> dict[str, Any]:
        item.address = edit_address(item)
        row: dict[str, Any] = super().to_row_dict(item)
        return row


@require_POST
def checked_today(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note that somebody has read a page today and that it is right."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    mark_checked(page)
    log(instance=page, action="wagtail.edit", user=request.user)
    bump()
    messages.success(request, f"“{page.title}” is marked as checked today.")
    return redirect("pages_to_check")
