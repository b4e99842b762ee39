"""People with bills in different states, made when a browser asks, on the pages of their bills."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.people import person_of
from portal.billing import fingerprints
from portal.billing.bills.kinds import Bill
from portal.billing.models import Account
from portal.council import tax_year
from tests.support.billing import account_with, council_tax_bill, rates_bill, stored

from .people import enter, resident
from .references import reference as number_of

PART = 20880
"""A tenth of the bill that is made here."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody whose bill stands so, and lead to the page."""
    user = resident(f"bills-{state}@example.org", "A Resident")
    if state != "none":
        _account(user_state=state, holder=person_of(user))
    enter(request, user)
    return redirect(_page(state, person_of(user).tax_accounts.first()))


def _page(state: str, joined: object) -> str:
    account = getattr(joined, "account", None)
    if account is None or state == "list":
        return reverse("bills")
    if state == "replaced":
        old = account.bills.get(current=False)
        return reverse("bill", args=[account.public_id, old.public_id])
    names = {"entries": "bill_entries", "cannot-pay": "bill_cannot_pay"}
    return reverse(names.get(state, "bill_account"), args=[account.public_id])


def _account(user_state: str, holder: object) -> None:
    reference = number_of("bills", sorted(STATES).index(user_state))
    if Account.objects.filter(reference_hash=fingerprints.of_reference(reference)).exists():
        return
    STATES[user_state](reference, holder)


def _to_pay(reference: str, holder: object, **columns: object) -> Account:
    """All that is due is paid, and what is to come is left."""
    bill = council_tax_bill(reference, year=_year())
    return _with(bill, holder, paid=_due(bill), **columns)


def _behind(reference: str, holder: object) -> None:
    bill = council_tax_bill(reference, year=_year())
    late = max(_due(bill) - PART, 0)
    _with(bill, holder, paid=late, overdue=PART, told_at=timezone.now())


def _replaced(reference: str, holder: object) -> None:
    account = _to_pay(reference, holder)
    stored(account, council_tax_bill(reference, year=_year(), number=2, single=True))


def _with(bill: Bill, holder: object, paid: int, **columns: object) -> Account:
    payments = [(timezone.localdate(), paid)] if paid else []
    return account_with(bill, paid=payments, joined=holder, **columns)  # type: ignore[arg-type]


def _without_bill(reference: str, holder: object) -> None:
    _to_pay(reference, holder).bills.all().delete()


def _rates(reference: str, holder: object) -> None:
    _with(rates_bill(reference, year=_year(), relief=86_400), holder, paid=0)


def _due(bill: Bill) -> int:
    """What of a bill had to be paid by now. The last one is always left."""
    today = timezone.localdate() + timedelta(days=1)
    return sum(each.amount for each in bill.instalments[:-1] if each.due < today)


def _year() -> int:
    """The tax year; before its first payments, or after its last ones, one that has some left."""
    today = timezone.localdate()
    year = tax_year.tax_year(today)
    return year + 1 if today > date(year + 1, 1, 1) else year


STATES: dict[str, Callable[[str, object], object]] = {
    "list": _to_pay,
    "to-pay": _to_pay,
    "direct-debit": lambda reference, holder: _to_pay(reference, holder, direct_debit=True),
    "behind": _behind,
    "too-much": lambda reference, holder: _with(
        council_tax_bill(reference, year=_year()), holder, paid=11 * PART
    ),
    "rates": _rates,
    "replaced": _replaced,
    "without": _without_bill,
    "entries": _to_pay,
    "cannot-pay": _to_pay,
}
urlpatterns = [path("people/bills/<slug:state>/", make)]
