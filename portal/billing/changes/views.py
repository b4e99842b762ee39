"""What a change would do to one's own bill, and where to tell us of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.accounts.assurance import sure
from portal.council.money import as_text
from portal.ui.private import private

from .. import whose
from ..bills.kinds import Bill
from ..models import Account, LowerCharge
from ..models.lower_charge import SINGLE, lower_charges
from ..words import Tax
from . import alone, moving, paying_less
from .estimate import Estimate, NoEstimate, leaving, lower
from .forms import LEAVING, WhatIfForm

NOT_TAKEN = 422


@private
@sure
@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest, account: str) -> HttpResponse:
    """Choose a change and a day; see the bill as it would be, and go on to tell us."""
    found = whose.account_for(request, account)
    if found.tax != Tax.COUNCIL_TAX:
        raise Http404
    reasons = lower_charges(timezone.localdate())
    form = WhatIfForm(reasons, request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"account": found, "form": form}
    if form.is_valid():
        code, day = form.cleaned_data["change"], form.cleaned_data["day"]
        context |= {
            "asked": True,
            "tell": reverse("form_start", args=[_journey(code)]),
            **_said(found, code, day, reasons),
        }
    status = NOT_TAKEN if form.is_bound and not form.is_valid() else 200
    return render(request, "billing/changes/changes.html", context, status=status)


def _said(account: Account, code: str, day: date, reasons: list[LowerCharge]) -> dict[str, Any]:
    """The estimate in words; nothing where none can be made."""
    try:
        found = _estimate(_bill_of(account, day), code, day, reasons)
    except NoEstimate:
        return {}
    return {
        "now": as_text(found.now),
        "then": as_text(max(0, found.then)),
        "saved": as_text(found.saved) if found.saved > 0 else "",
        "credit": as_text(found.credit) if found.credit else "",
    }


def _estimate(bill: Bill, code: str, day: date, reasons: list[LowerCharge]) -> Estimate:
    today = timezone.localdate()
    if code == LEAVING:
        return leaving(bill, day, today)
    reason = next(each for each in reasons if each.code == code)
    return lower(bill, reason.label, reason.percent, day, today)


def _bill_of(account: Account, day: date) -> Bill:
    """The bill that counts for the day. Raises NoEstimate."""
    for stored in account.bills.filter(current=True):
        bill: Bill = stored.bill
        if bill.begins <= day <= bill.ends:
            return bill
    raise NoEstimate("There is no bill for this day.")


def _journey(code: str) -> str:
    keys = {LEAVING: moving.KEY, SINGLE: alone.KEY}
    return keys.get(code, paying_less.KEY)
