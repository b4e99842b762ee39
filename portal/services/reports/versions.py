"""Versions of pages, those that their page has left behind first."""

from typing import Any

import django_filters
from django.db.models import BooleanField, Case, F, OuterRef, QuerySet, Subquery, Value, When
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from ..models import PageVersion
from ..people import edit_address
from ..versions.languages import choices
from .export import HarmlessExport


class VersionFilterSet(WagtailFilterSet):
    behind = django_filters.BooleanFilter(label="Page has changed since")
    kind = django_filters.ChoiceFilter(choices=PageVersion.Kind.choices, label="Kind")
    language = django_filters.ChoiceFilter(choices=choices, label="Language")

    class Meta:
        model = PageVersion
        fields: list[str] = []


class PageVersionsView(HarmlessExport, ReportView):
    page_title = "Languages and formats"
    header_icon = "globe"
    model = PageVersion
    index_url_name = "page_versions"
    index_results_url_name = "page_versions_results"
    results_template_name = "services/reports/page_versions_results.html"
    filterset_class = VersionFilterSet
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    list_export = ["page_title", "title", "kind_name", "written", "made_from", "changed_at", "edit"]
    export_headings = {
        "page_title": "Page",
        "title": "Version",
        "kind_name": "Kind",
        "written": "Language",
        "made_from": "Made from the page as it was on",
        "changed_at": "Page changed on",
        "edit": "Edit",
    }
    export_filename = "languages-and-formats"

    def get_queryset(self) -> QuerySet[PageVersion]:
        may_edit = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        behind = Case(
            When(changed_at__gt=F("made_from"), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        pages = Page.objects.filter(path=OuterRef("above"))
        return (
            PageVersion.objects.live()
            .filter(pk__in=may_edit.values("pk"))
            .with_change()
            .annotate(
                behind=behind,
                page_title=Subquery(pages.values("title")[:1]),
                page_pk=Subquery(pages.values("pk")[:1]),
            )
            .order_by("-behind", "changed_at", "path")
        )

    def decorate_paginated_queryset(self, found: QuerySet[PageVersion]) -> QuerySet[PageVersion]:
        for version in found:
            version.kind_name = version.get_kind_display()
            version.written = version.written_in.english
        return found

    def to_row_dict(self, item: PageVersion) -> dict[str, Any]:
        item.kind_name, item.written = item.get_kind_display(), item.written_in.english
        item.edit = edit_address(item)
        row: dict[str, Any] = super().to_row_dict(item)
        return row
