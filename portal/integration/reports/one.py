"""The page of one delivery, and what is decided about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from ..admin.furniture import furniture
from ..admin.permissions import DECIDE, SEE, needs
from ..encryption import CannotDecrypt
from ..models import Batch, Delivery, SetAside
from ..outbox.decisions import send_again, set_aside
from .deliveries import with_what_is_before
from .redact import answer, headers, shape
from .subjects import subjects_of

OF_EVENTS = (SetAside.BY_HAND, SetAside.NO_USE, SetAside.GONE)
OF_MESSAGES = tuple(s for s in SetAside if s not in (*OF_EVENTS, SetAside.OTHER_WAY))
CANNOT_BE_READ = "None of our keys opens what it says. Put the key back that it was written with."
CHANGED_NOTHING = "This is not given up any more. We changed nothing."


@needs(SEE)
@require_safe
def one(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """One delivery with its tries, and what can be decided about it."""
    found = with_what_is_before(Delivery.objects.with_last_reason().unopened())
    delivery = get_object_or_404(found, pk=delivery_id)
    attempts = list(delivery.attempts.order_by("-pk"))
    context = {
        **furniture(str(delivery), ("Deliveries", reverse("deliveries")), icon="mail"),
        "delivery": delivery,
        "subject": subjects_of([delivery], request.user).get(delivery.pk),
        "file": Batch.objects.filter(key=delivery.batch).first() if delivery.batch else None,
        "tries": [{"attempt": each, "answered": answer(each)} for each in attempts],
        "headers": headers(delivery, attempts[0]) if attempts else [],
        "shape": _shape(delivery),
        "may_decide": request.user.has_perm(DECIDE),
        "reasons": [(each.value, each.label) for each in reasons(delivery)],
    }
    return render(request, "integration/reports/delivery.html", context)


@needs(DECIDE)
@require_POST
def again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Send one that was given up again, with all its tries."""
    delivery = get_object_or_404(Delivery.objects.unopened(), pk=delivery_id)
    if send_again(delivery.pk, request.user):
        messages.success(request, "It will be sent again.")
    else:
        messages.warning(request, CHANGED_NOTHING)
    return redirect("delivery", delivery.pk)


@needs(DECIDE)
@require_POST
def aside(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Let one that was given up rest, and say why."""
    delivery = get_object_or_404(Delivery.objects.unopened(), pk=delivery_id)
    reason = request.POST.get("reason", "")
    if reason not in reasons(delivery):
        messages.error(request, "Choose why it can be set aside.")
    elif set_aside(delivery.pk, reason, request.user):
        messages.success(request, "It is set aside.")
    else:
        messages.warning(request, CHANGED_NOTHING)
    return redirect("delivery", delivery.pk)


def _shape(delivery: Delivery) -> str:
    """Write what is sent; "" where it is erased."""
    try:
        payload = delivery.payload
    except CannotDecrypt:
        return CANNOT_BE_READ
    return shape(payload) if payload is not None else ""


def reasons(delivery: Delivery) -> tuple[SetAside, ...]:
    """Why this one can rest: a message speaks of a person, an event of a system."""
    return OF_EVENTS if delivery.event else OF_MESSAGES
