"""Searches that found nothing: an editor makes a synonym of each, or dismisses it."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.reports import ReportView

from portal.services.reports.export import HarmlessExport

from .models import SearchSynonym, ZeroResultTerm

MAY_SEE = "home.add_searchsynonym"
"""Whoever can add a synonym can see what needs one."""


class ZeroResultsView(HarmlessExport, ReportView):
    page_title = "Searches that found nothing"
    header_icon = "search"
    model = ZeroResultTerm
    index_url_name = "zero_results_report"
    index_results_url_name = "zero_results_report_results"
    results_template_name = "home/reports/zero_results.html"
    list_export = ["term", "sightings", "last_seen"]
    export_headings = {"term": "Search", "sightings": "Times", "last_seen": "Last seen"}
    export_filename = "searches-that-found-nothing"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(MAY_SEE):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_queryset(self) -> QuerySet[ZeroResultTerm]:
        """Those seen often enough that they are nobody's own words."""
        return ZeroResultTerm.objects.filter(
            sightings__gte=ZeroResultTerm.SHOWN_FROM, dismissed=False
        )

    def decorate_paginated_queryset(self, terms: Any) -> Any:
        for term in terms:
            term.synonym_href = synonym_href(term.term)
        return terms


def synonym_href(term: str) -> str:
    """The form for a new synonym group that begins with this term."""
    model: Any = SearchSynonym  # its view set is put on it when it is registered
    create = reverse(model.snippet_viewset.get_url_name("add"))
    return f"{create}?{urlencode({'words': term})}"


@require_POST
def dismiss_term(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a term off the report for good."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    term = get_object_or_404(ZeroResultTerm, pk=pk)
    term.dismissed = True
    term.save(update_fields=["dismissed"])
    messages.success(request, f"“{term}” will not be shown again.")
    return redirect("zero_results_report")
