"""Broken links, with the page to put each right on."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from ..models import BrokenLink
from ..people import edit_address
from .export import HarmlessExport


class BrokenLinkFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter("page__title", "icontains", label="Page")
    url = django_filters.CharFilter("url", "icontains", label="Link")
    problem = django_filters.CharFilter("problem", "icontains", label="Problem")

    class Meta:
        model = BrokenLink
        fields: list[str] = []


class BrokenLinksView(HarmlessExport, ReportView):
    page_title = "Broken links"
    header_icon = "link"
    model = BrokenLink
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    results_template_name = "services/reports/broken_links_results.html"
    filterset_class = BrokenLinkFilterSet
    any_permission_required = ["view"]
    list_export = ["page.title", "name", "problem", "first_seen", "last_seen", "edit"]
    export_headings = {
        "page.title": "Page",
        "name": "Link",
        "problem": "Problem",
        "first_seen": "First seen",
        "last_seen": "Last seen",
        "edit": "Edit",
    }
    export_filename = "broken-links"

    def get_queryset(self) -> QuerySet[BrokenLink]:
        may_edit = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        return (
            BrokenLink.objects.reported()
            .filter(page__in=may_edit)
            .select_related("page")
            .order_by("first_seen", "pk")
        )

    def decorate_paginated_queryset(self, links: QuerySet[BrokenLink]) -> QuerySet[BrokenLink]:
        """Call a link to a page of ours by the page's title, where it still has one."""
        numbers = [link.page_number for link in links if link.page_number]
        titles = dict(Page.objects.filter(pk__in=numbers).values_list("pk", "title"))
        for link in links:
            link.name = titles.get(link.page_number, link.url)
        return links

    def to_row_dict(self, item: BrokenLink) -> dict[str, Any]:
        item.edit = edit_address(item.page)
        row: dict[str, Any] = super().to_row_dict(item)
        return row
