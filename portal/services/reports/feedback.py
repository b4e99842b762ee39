"""Page feedback: how useful each page was, and what people wrote."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from ..feedback.summary import summary_of, with_counts
from .export import HarmlessExport


class FeedbackFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter(label="Page", lookup_expr="icontains")
    since = django_filters.DateFilter(
        label="Answers since", method="answered_since", widget=AdminDateInput
    )
    waiting = django_filters.BooleanFilter(label="Comments not dealt with", method="has_waiting")

    class Meta:
        model = Page
        fields: list[str] = []

    def answered_since(self, pages: QuerySet[Page], name: str, value: Any) -> QuerySet[Page]:
        return with_counts(pages, Q(feedback__created_at__date__gte=value))

    def has_waiting(self, pages: QuerySet[Page], name: str, value: bool) -> QuerySet[Page]:
        return pages.filter(waiting__gt=0) if value else pages.filter(waiting=0)


class PageFeedbackView(HarmlessExport, PageReportView):
    page_title = "Page feedback"
    header_icon = "comment"
    index_url_name = "page_feedback_report"
    index_results_url_name = "page_feedback_report_results"
    results_template_name = "services/reports/page_feedback_results.html"
    filterset_class = FeedbackFilterSet
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "useful", "not_useful", "waiting", "last_answer", "latest_comment"]
    export_headings = {
        "title": "Page",
        "useful": "Useful",
        "not_useful": "Not useful",
        "waiting": "Comments not dealt with",
        "last_answer": "Last answer",
        "latest_comment": "Latest comment",
    }
    export_filename = "page-feedback"

    def get_queryset(self) -> QuerySet[Page]:
        allowed = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        return with_counts(allowed).order_by("-not_useful", "title")


@require_safe
def feedback_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """One page's counts and comments, those not dealt with first."""
    page = _page_for(request, page_id)
    comments = page.feedback.exclude(comment="").order_by("dealt_with", "-created_at")
    context = {
        "page": page,
        "summary": summary_of(page),
        "comments": Paginator(comments, 50).get_page(request.GET.get("p")),
    }
    return render(request, "services/reports/feedback_of_page.html", context)


@require_POST
def feedback_dealt_with(request: HttpRequest, page_id: int) -> HttpResponse:
    """Mark one comment of a page as dealt with."""
    page = _page_for(request, page_id)
    number = request.POST.get("answer", "")
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    get_object_or_404(page.feedback, pk=number)
    page.feedback.filter(pk=number).update(dealt_with=True)
    messages.success(request, "The comment is marked as dealt with.")
    return redirect("page_feedback_of_page", page.pk)


def _page_for(request: HttpRequest, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page
