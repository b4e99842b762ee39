"""A person's tax accounts, the bill of one, its earlier bills, and what was charged and paid."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.accounts import audit
from portal.accounts.acting import acting_of, may, subject_of
from portal.accounts.assurance import is_sure, signed_in, sure, with_next
from portal.accounts.models import Organisation
from portal.accounts.people import person_of, signed_in_user
from portal.cases.when import the_time
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import whose
from ..models import Account, StoredBill
from ..words import Tax
from .actions import Seen, days_in, pieces, stopped_in
from .reading import bills_of, counts_now, read
from .shown import shown
from .signals import bill_seen

ON_A_PAGE = 50
VIEWED = "bill.viewed"


@require_safe
@private
@signed_in
def bills(request: HttpRequest) -> HttpResponse:
    """Every account of theirs, those that are open first. An organisation has a page of its own.

    Who has none needs no second proof to read so: the key on their first bill becomes theirs.
    """
    if isinstance(subject_of(request), Organisation) and may(request, whose.SEE):
        return see_other(reverse("bills_properties"))
    found = whose.seen_by(request).order_by(F("closed_on").desc(nulls_first=True), "tax", "pk")
    if not is_sure(request) and found.exists():
        return see_other(with_next(reverse("prove"), request))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_join": may(request, whose.CHANGE)}
    return render(request, "billing/bill/list.html", context)


@require_safe
@private
@sure
def account(request: HttpRequest, public_id: str) -> HttpResponse:
    """The bill that counts now; for an account without one, what is owed."""
    found = whose.account_for(request, public_id)
    kept = bills_of(found)
    chosen = counts_now(kept, timezone.localdate())
    if chosen is None:
        context = _context(request, Seen(request, found))
        return render(request, "billing/bill/none.html", context)
    return _bill(request, found, chosen, kept)


@require_safe
@private
@sure
def bill(request: HttpRequest, public_id: str, bill_id: str) -> HttpResponse:
    """One of its bills, of whichever year."""
    found = whose.account_for(request, public_id)
    kept = bills_of(found)
    chosen = next((each for each in kept if each.public_id == bill_id), None)
    if chosen is None:
        raise Http404
    counts = counts_now(kept, timezone.localdate())
    if counts is not None and chosen.pk == counts.pk:
        return see_other(reverse("bill_account", args=[public_id]))
    return _bill(request, found, chosen, kept, earlier=True)


@require_safe
@private
@sure
def entries(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was charged to the account and what was paid, the newest first."""
    found = whose.account_for(request, public_id)
    page = Paginator(found.entries.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {**_about(found), "page": page}
    return render(request, "billing/bill/entries.html", context)


@require_safe
@private
@sure
def cannot_pay(request: HttpRequest, public_id: str) -> HttpResponse:
    """What helps somebody who cannot pay: us first, then who else."""
    found = whose.account_for(request, public_id)
    return render(request, "billing/bill/cannot_pay.html", _about(found))


def opened(request: HttpRequest, stored: StoredBill) -> None:
    """Tell the room's other parts, and the audit log where it was opened for another."""
    bill_seen.send(StoredBill, stored=stored, person=person_of(signed_in_user(request)))
    if acting_of(request) is not None:
        audit.record(VIEWED, f"bill:{stored.public_id}", request=request)


def _bill(
    request: HttpRequest,
    account: Account,
    chosen: StoredBill,
    kept: list[StoredBill],
    *,
    earlier: bool = False,
) -> HttpResponse:
    reading = read(account, chosen, kept)
    seen = Seen(request, account, chosen, reading.bill, earlier)
    opened(request, chosen)
    about = _context(request, seen)
    context = {
        **about,
        **shown(reading, days_in(about["pieces"])),
        "by_bank": account.direct_debit and not stopped_in(about["pieces"]),
    }
    return render(request, "billing/bill/bill.html", context)


def _context(request: HttpRequest, seen: Seen) -> dict[str, Any]:
    return {
        **_about(seen.account),
        "seen": seen,
        "pieces": pieces(seen),
        "earlier": seen.earlier,
        "may_change": may(request, whose.CHANGE),
    }


def _about(account: Account) -> dict[str, Any]:
    return {
        "account": account,
        "tax": Tax(account.tax).words,
        "address_line": account.address.get("line_1", ""),
        "told": the_time(account.told_at),
    }
