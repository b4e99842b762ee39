"""Direct Debits that were asked for and that the revenues system has not answered.

They stand there by account, as staff find the payer in their own system; nothing of the bank does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.cases.calendar import Counts, add_days, local_date
from portal.integration.admin.furniture import furniture

from ...models import DirectDebit
from ...words import Tax
from ..terms import banks_open
from ..words import State
from .access import needs
from .groups import SEE_WAITING

ICON, TITLE = "time", "Direct Debits that wait"
ON_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """``late``: we said that the payer would have it in writing by now."""

    public_id: str
    account: str
    tax: str
    asked_on: date
    waits: str
    late: bool


@needs(SEE_WAITING)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The one that waits longest first."""
    rows = DirectDebit.objects.filter(state=State.ASKED).select_related("account", "terms")
    page = Paginator(rows.order_by("asked_at", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    today, opens = timezone.localdate(), banks_open()
    context = {
        **furniture(TITLE, icon=ICON),
        "page": page,
        "rows": [_row(each, today, opens) for each in page],
    }
    return render(request, "billing/direct_debit/admin/waiting.html", context)


def _row(each: DirectDebit, today: date, opens: Counts) -> Row:
    asked_on = local_date(each.asked_at)
    days = (today - asked_on).days
    return Row(
        each.public_id,
        each.account.reference,
        Tax(each.account.tax).words.capitalize(),
        asked_on,
        "since today" if days < 1 else f"{days} day{'s' if days > 1 else ''}",
        today > add_days(asked_on, each.terms.confirm_days, opens),
    )
