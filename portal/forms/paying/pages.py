"""The pages on which somebody pays for what they sent."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.cases.models import Case
from portal.cases.tracking.views import open_case
from portal.council.money import as_text
from portal.integration import limits
from portal.integration.client import client_address
from portal.integration.models import Payment
from portal.integration.payments.beginning import Wanted, begin, give_up
from portal.integration.payments.errors import Over, PaymentError, UnderWay
from portal.integration.payments.provider import is_on
from portal.integration.payments.settling import look
from portal.ui.private import private
from portal.ui.redirects import see_other

from ..models import Fee
from .owing import OWNER

MOST_AN_HOUR, AN_HOUR = 40, 3600
AWAY, TOO_MANY = 503, 429


class AlreadyPaid(PaymentError):
    """Another tab was quicker."""


@private
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, written: str) -> HttpResponseBase:
    """Show what is owed and how it stands, and begin a payment where somebody asks to."""
    case, fee = _fee(request, written)
    if case is None or fee is None:
        return redirect("track")
    last = _last(case)
    standing = look(last) if last else None
    fee.refresh_from_db()
    if request.method == "POST" and not fee.is_paid:
        return _begin(request, case, fee)
    return _page(request, case, fee, going_on=bool(standing and standing.onward))


@private
@require_safe
def go(request: HttpRequest, written: str) -> HttpResponseBase:
    """Lead on to where it is paid, without a tap. A form of ours may lead to no other site."""
    case, fee = _fee(request, written)
    if case is None or fee is None:
        return redirect("track")
    last = _last(case)
    standing = look(last) if last else None
    if standing is None or not standing.onward:
        return redirect("form_pay", case.shown_reference)
    response = render(request, "forms/paying/go.html", {"onward": standing.onward, "case": case})
    response.headers["Refresh"] = f"0; url={standing.onward}"
    return response


@private
@require_http_methods(["POST"])
def stop(request: HttpRequest, written: str) -> HttpResponseBase:
    """Stop a payment that somebody has begun, so that they can begin again."""
    case, fee = _fee(request, written)
    if case is None or fee is None:
        return redirect("track")
    last = _last(case)
    if last is not None and last.is_live:
        with suppress(PaymentError):
            give_up(last)
    return see_other(reverse("form_pay", args=[case.shown_reference]))


def _begin(request: HttpRequest, case: Case, fee: Fee) -> HttpResponseBase:
    caller = limits.household(client_address(request))
    if not limits.take("begin a payment", caller, MOST_AN_HOUR, AN_HOUR):
        return _page(request, case, fee, problem="often", status=TOO_MANY)
    wanted = Wanted(OWNER, case.reference, fee.pence, case.title, case.reference)

    def still_owed() -> None:
        if Fee.objects.select_for_update().get(pk=fee.pk).is_paid:
            raise AlreadyPaid

    def back(payment: Payment) -> str:
        base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        return f"{base}{reverse('form_pay', args=[case.shown_reference])}"

    try:
        begin(wanted, back, still_owed)
    except (Over, UnderWay, AlreadyPaid):
        return see_other(reverse("form_pay", args=[case.shown_reference]))
    except PaymentError:
        return _page(request, case, fee, problem="away", status=AWAY)
    return see_other(reverse("form_pay_go", args=[case.shown_reference]))


def _fee(request: HttpRequest, written: str) -> tuple[Case | None, Fee | None]:
    case = open_case(request, written)
    return case, Fee.objects.filter(case=case).first() if case and case.pk else None


def _last(case: Case) -> Payment | None:
    """Give the newest payment of a case."""
    found: Payment | None = (
        Payment.objects.filter(owner=OWNER, subject=case.reference).order_by("-pk").first()
    )
    return found


def _page(
    request: HttpRequest,
    case: Case,
    fee: Fee,
    *,
    going_on: bool = False,
    problem: str = "",
    status: int = 200,
) -> HttpResponseBase:
    last = _last(case)
    context: dict[str, Any] = {
        "case": case,
        "fee": fee,
        "lines": [(words, as_text(pence)) for words, pence in fee.lines],
        "total": as_text(fee.pence),
        "last": last,
        "going_on": going_on,
        "problem": problem,
        "on": is_on(),
    }
    return render(request, "forms/paying/pay.html", context, status=status)
