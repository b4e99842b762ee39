"""What leaves the portal: what arrived, what waits, and what was given up and needs a decision."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput

from ..channels.testing import TEST
from ..events import all_types
from ..models import Delivery, Endpoint, State
from ..models.states import DEAD, WAITING
from ..outbox.sweeping import late
from .subjects import subjects_of

PEOPLE = "people"


def places() -> list[tuple[str, str]]:
    """Every endpoint, and people."""
    named = [(str(pk), name) for pk, name in Endpoint.objects.values_list("pk", "name")]
    return [(PEOPLE, "People (messages)"), *named]


def event_names() -> list[tuple[str, str]]:
    return [(each.name, each.name) for each in all_types() if each is not TEST]


class DeliveryFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="State", choices=State.choices, method="in_state")
    endpoint = django_filters.ChoiceFilter(label="Where to", choices=places, method="at_place")
    event = django_filters.ChoiceFilter(label="Event", choices=event_names)
    template = django_filters.CharFilter(label="Message", lookup_expr="icontains")
    stream = django_filters.CharFilter(label="Case", method="about_case")
    since = django_filters.DateFilter(
        "created_at", "date__gte", label="Queued since", widget=AdminDateInput
    )
    until = django_filters.DateFilter(
        "created_at", "date__lte", label="Queued until", widget=AdminDateInput
    )

    class Meta:
        model = Delivery
        fields: list[str] = []

    def in_state(self, deliveries: QuerySet[Delivery], name: str, value: str) -> QuerySet[Delivery]:
        return deliveries & Delivery.objects.in_state(value)

    def at_place(self, deliveries: QuerySet[Delivery], name: str, value: str) -> QuerySet[Delivery]:
        return deliveries.filter(endpoint=None if value == PEOPLE else int(value))

    def about_case(
        self, deliveries: QuerySet[Delivery], name: str, value: str
    ) -> QuerySet[Delivery]:
        return deliveries.filter(stream="".join(filter(str.isalnum, value)).upper())


class DeliveriesView(ReportView):
    page_title = "Deliveries"
    header_icon = "mail"
    model = Delivery
    index_url_name = "deliveries"
    index_results_url_name = "deliveries_results"
    results_template_name = "integration/reports/deliveries_results.html"
    filterset_class = DeliveryFilterSet
    any_permission_required = ["view"]
    list_export: list[str] = []

    def get_queryset(self) -> QuerySet[Delivery]:
        found: QuerySet[Delivery] = with_what_is_before(
            Delivery.objects.with_last_reason().unopened()
        )
        return found.order_by("-pk")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        shown = list(context["object_list"])
        subjects = subjects_of(shown, self.request.user)
        return {
            **context,
            "rows": [(each, subjects.get(each.pk)) for each in shown],
            "dead": Delivery.objects.in_state(State.DEAD).count(),
            "late": late().count(),
        }


def with_what_is_before(deliveries: Any) -> Any:
    """Each with ``behind``: the first of the same case and endpoint that must arrive before it.

    None for what has ended, and for what waits for nothing but its time.
    """
    before = Delivery.objects.filter(
        WAITING | DEAD,
        endpoint=OuterRef("endpoint"),
        stream=OuterRef("stream"),
        pk__lt=OuterRef("pk"),
    ).exclude(stream="")
    first = before.order_by("pk").values("pk")[:1]
    return deliveries.annotate(behind=Case(When(WAITING, then=Subquery(first))))
