"""The audit log as auditors read it: by who, what, about whom, when. Nothing can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput

from portal.integration.spreadsheets import harmless

from ..models import AuditEntry, User
from . import record

VIEW = "accounts.view_auditentry"
MOST = 20_000
"""Rows of one file. Who needs more takes it month by month."""
EXPORTED = "audit.exported"


class AuditFilterSet(WagtailFilterSet):
    who = django_filters.CharFilter(label="Who (e-mail address, or a system)", method="by")
    action = django_filters.CharFilter(label="What was done", lookup_expr="istartswith")
    subject = django_filters.CharFilter(label="What with (a reference)", method="of")
    about = django_filters.CharFilter(label="About which person", lookup_expr="exact")
    since = django_filters.DateFilter("at", "date__gte", label="Since", widget=AdminDateInput)
    until = django_filters.DateFilter("at", "date__lte", label="Until", widget=AdminDateInput)

    class Meta:
        model = AuditEntry
        fields: list[str] = []

    def by(self, found: QuerySet[AuditEntry], name: str, value: str) -> QuerySet[AuditEntry]:
        """A user's, also of one who is known by their number alone, or a system's."""
        keys = list(User.objects.filter(email__iexact=value.strip()).values_list("pk", flat=True))
        if value.strip().isdecimal():
            keys.append(int(value.strip()))
        return found.filter(Q(who__in=keys) | Q(who=None, system=value.strip()))

    def of(self, found: QuerySet[AuditEntry], name: str, value: str) -> QuerySet[AuditEntry]:
        """A whole subject, or a case's reference as it is written anywhere."""
        plain = "".join(c for c in value.upper() if c.isalnum())
        return found.filter(subject__in=[value.strip(), f"case:{plain}"])


class AuditView(ReportView):
    page_title = "Audit log"
    header_icon = "history"
    model = AuditEntry
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    results_template_name = "accounts/admin/audit_results.html"
    filterset_class = AuditFilterSet
    any_permission_required = ["view"]
    list_export = [
        "at",
        "actor",
        "action",
        "subject",
        "about",
        "acting_under_id",
        "details",
        "pk",
    ]
    export_headings = {"actor": "Who", "acting_under_id": "Under authority", "pk": "Number"}
    export_filename = "audit-log"

    def get_queryset(self) -> QuerySet[AuditEntry]:
        return AuditEntry.objects.order_by("-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> list[AuditEntry]:
        return with_names(object_list[:MOST] if self.is_export else object_list)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.is_export:
            _note(self.request)
        answer: HttpResponse = super().render_to_response(context, **kwargs)
        return answer

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        plain = str(value) if isinstance(value, dict) else value
        return harmless(super().preprocess_field_value(field, plain, export_format))


def with_names(entries: Iterable[AuditEntry]) -> list[AuditEntry]:
    """Each with ``actor``, who did it. One query more.

    Who did it is an e-mail address, a system, or nobody we know.
    """
    found = list(entries)
    names = dict(
        User.objects.filter(pk__in={each.who for each in found if each.who}).values_list(
            "pk", "email"
        )
    )
    for each in found:
        gone = f"User {each.who}, who has left" if each.who else each.system
        each.actor = names.get(each.who or 0) or gone or "Nobody signed in"  # type: ignore[attr-defined]
    return found


def _note(request: HttpRequest) -> None:
    names = ("who", "action", "subject", "about", "since", "until")
    chosen = sorted(name for name in names if request.GET.get(name))
    record(EXPORTED, "audit:log", request=request, details={"filters": chosen})
