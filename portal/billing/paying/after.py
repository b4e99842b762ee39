"""The way to the payment service and back: how a payment stands, stopping it, its receipt."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.council.money import as_text
from portal.integration.models import PaymentState
from portal.integration.payments.beginning import give_up
from portal.integration.payments.errors import PaymentError
from portal.integration.payments.settling import look
from portal.ui.private import private
from portal.ui.redirects import see_other

from .lately import account_of
from .mine import is_mine, payment_called

HEADINGS = {
    PaymentState.ASKED: "We do not know yet if you have paid",
    PaymentState.OPEN: "We do not know yet if you have paid",
    PaymentState.PAID: "You have paid",
    PaymentState.FAILED: "Your card was not accepted",
    PaymentState.CANCELLED: "You stopped the payment",
    PaymentState.EXPIRED: "The time to pay ran out",
    PaymentState.ERROR: "The payment did not work",
    PaymentState.NOT_BEGUN: "The payment did not begin",
}
NOT_FINISHED = "You have not finished paying"


@private
@require_safe
def go(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Lead on to where it is paid, without a tap. A form of ours may lead to no other site."""
    found = payment_called(public_id)
    if not is_mine(request, found):
        raise Http404
    standing = look(found)
    if standing is None or not standing.onward:
        return see_other(reverse("payment", args=[public_id]))
    response = render(request, "billing/paying/go.html", {"onward": standing.onward})
    response.headers["Refresh"] = f"0; url={standing.onward}"
    return response


@private
@require_http_methods(["GET", "HEAD", "POST"])
def payment(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """How it stands. The payment service is asked each time until there is an end."""
    found = payment_called(public_id)
    mine = is_mine(request, found)
    if request.method == "POST":
        if not mine:
            raise Http404
        with suppress(PaymentError):
            give_up(found)
        return see_other(reverse("payment", args=[public_id]))
    standing = look(found)
    going_on = found.is_live and standing is not None and bool(standing.onward)
    account = account_of(found) if mine else None
    context = {
        "payment": found,
        "state": found.state,
        "mine": mine,
        "heading": NOT_FINISHED if going_on else HEADINGS[PaymentState(found.state)],
        "amount": as_text(found.amount) if mine else "",
        "going_on": going_on and mine,
        "account": account,
    }
    return render(request, "billing/paying/payment.html", context)
