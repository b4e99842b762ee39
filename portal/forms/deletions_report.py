"""What was erased for good, and by which rule."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput

from .models import Deletion
from .models.deletion import Erased
from .retention import was_erased

VIEW = "forms.view_deletion"


class DeletionFilterSet(WagtailFilterSet):
    reference = django_filters.CharFilter(label="Reference", method="of_reference")
    what = django_filters.ChoiceFilter(label="What", choices=Erased.choices)
    since = django_filters.DateFilter("at", "date__gte", label="Since", widget=AdminDateInput)

    class Meta:
        model = Deletion
        fields: list[str] = []

    def of_reference(self, found: QuerySet[Deletion], name: str, value: str) -> QuerySet[Deletion]:
        """Only the one of a reference. We keep no references, so it has to be typed whole."""
        erased = was_erased(value)
        return found.filter(pk=erased.pk) if erased else found.none()


class DeletionsView(ReportView):
    page_title = "Deleted for good"
    header_icon = "bin"
    model = Deletion
    index_url_name = "deletions"
    index_results_url_name = "deletions_results"
    results_template_name = "forms/reports/deletions_results.html"
    filterset_class = DeletionFilterSet
    any_permission_required = ["view"]
    list_export = ["at", "get_what_display", "journey_key", "kept_days", "files", "rule"]
    export_headings = {"get_what_display": "What"}
    export_filename = "deleted-for-good"
