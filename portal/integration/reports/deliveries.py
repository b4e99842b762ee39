"""What was sent to people, what waits, and what was given up and needs a decision."""

from __future__ import annotations

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput

from ..models import Delivery, SetAside, State
from ..outbox.decisions import send_again, set_aside
from ..outbox.sending import late

VIEW = "integration.view_delivery"
CHANGE = "integration.change_delivery"


class DeliveryFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="State", choices=State.choices, method="in_state")
    template = django_filters.CharFilter(label="Message", lookup_expr="icontains")
    since = django_filters.DateFilter(
        "created_at", "date__gte", label="Queued since", widget=AdminDateInput
    )

    class Meta:
        model = Delivery
        fields: list[str] = []

    def in_state(self, deliveries: QuerySet[Delivery], name: str, value: str) -> QuerySet[Delivery]:
        return deliveries & Delivery.objects.in_state(value)


class DeliveriesView(ReportView):
    page_title = "Messages to people"
    header_icon = "mail"
    model = Delivery
    index_url_name = "deliveries"
    index_results_url_name = "deliveries_results"
    results_template_name = "integration/reports/deliveries_results.html"
    filterset_class = DeliveryFilterSet
    any_permission_required = ["view"]
    list_export: list[str] = []

    def get_queryset(self) -> QuerySet[Delivery]:
        found: QuerySet[Delivery] = Delivery.objects.with_last_reason().order_by("-pk")
        return found

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {
            **super().get_context_data(**kwargs),
            "dead": Delivery.objects.in_state(State.DEAD).count(),
            "late": late().count(),
        }


@require_safe
def one(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """One delivery with its tries, and what can be decided about it."""
    delivery = _delivery_for(request, delivery_id, VIEW)
    context = {
        "delivery": delivery,
        "about": f"{delivery.owner} {delivery.subject_id}",
        "attempts": delivery.attempts.order_by("-pk"),
        "may_decide": request.user.has_perm(CHANGE),
        "reasons": SetAside.choices,
    }
    return render(request, "integration/reports/delivery.html", context)


@require_POST
def again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Send one that was given up again, with all its tries."""
    delivery = _delivery_for(request, delivery_id, CHANGE)
    if send_again(delivery.pk, request.user):
        messages.success(request, "The message will be sent again.")
    else:
        messages.warning(request, "This message is not given up any more. We changed nothing.")
    return redirect("delivery", delivery.pk)


@require_POST
def aside(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Let one that was given up rest, and say why."""
    delivery = _delivery_for(request, delivery_id, CHANGE)
    reason = request.POST.get("reason", "")
    if reason not in SetAside.values:
        messages.error(request, "Choose why the message can be set aside.")
    elif set_aside(delivery.pk, reason, request.user):
        messages.success(request, "The message is set aside.")
    else:
        messages.warning(request, "This message is not given up any more. We changed nothing.")
    return redirect("delivery", delivery.pk)


def _delivery_for(request: HttpRequest, delivery_id: int, permission: str) -> Delivery:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(Delivery, pk=delivery_id)
