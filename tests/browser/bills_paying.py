"""People who pay a bill, or wonder what a change does to it, made when a browser asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Account, LowerCharge
from portal.billing.paying.lately import OWNER, subject_of_account, subject_of_number
from portal.billing.paying.mine import remember
from portal.integration.models import Payment, PaymentState
from portal.integration.payments.kinds import Standing
from tests.support.billing import account_with
from tests.support.payments import ONWARD

from .people import enter, resident
from .references import PAID_WITH
from .references import reference as number_of
from .till import SOURCE, TILL

STATES = (
    *("pay", "lately", "nothing", "changes", *PaymentState.values, "unfinished", "elsewhere"),
    "others",
)


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody who is so far, and lead to the page."""
    user = resident(f"paying-{state}@example.org", "A Resident")
    enter(request, user)
    account = _account(user, state)
    if state in ("pay", "lately", "nothing", "others"):
        return redirect(reverse("bill_pay", args=[account.public_id]))
    if state == "changes":
        return redirect(reverse("bill_changes", args=[account.public_id]))
    payment = _payment(user, account, state)
    if state != "elsewhere":
        remember(request, payment)
    else:
        Payment.objects.filter(pk=payment.pk).update(by=None)
    return redirect(reverse("payment", args=[payment.public_id]))


def by_number(request: HttpRequest) -> HttpResponse:
    """Lead a stranger to the page on which the number is typed that somebody pays with."""
    _kept("by-number", "0" * 24, PAID_WITH)
    return redirect("pay")


def _kept(name: str, once: str, reference: str) -> None:
    state = PaymentState.OPEN
    _put(
        name, state, f"{ONWARD}{name}", subject=subject_of_number(once, reference), about=reference
    )


def _put(name: str, state: PaymentState, onward: str, **more: Any) -> Payment:
    """A payment that we know of, and that the provider knows of too."""
    made, _ = Payment.objects.get_or_create(
        provider=SOURCE,
        provider_id=name,
        defaults={
            "owner": OWNER,
            "purpose": "Council tax",
            "amount": 15_025,
            "state": state,
            **more,
        },
    )
    payment: Payment = made
    TILL.kept[name] = Standing(name, payment.reference, payment.amount, state, onward=onward)
    return payment


def shown(request: HttpRequest, template: str) -> HttpResponse:
    """A page that takes much to come to."""
    return render(request, f"billing/paying/{template}.html", {"tax": "council tax"})


def _account(user: User, state: str) -> Account:
    joined = person_of(user).tax_accounts.select_related("account").first()
    if joined is not None:
        found: Account = joined.account
        return found
    columns: dict[str, Any] = {"balance": 0} if state == "nothing" else {"overdue": 10_000}
    account = account_with(
        reference=number_of("bills_paying", STATES.index(state)),
        joined=person_of(user),
        paid=[(date(2026, 4, 20), 60_000)],
        **columns,
    )
    if state == "changes":
        _reasons()
    if state == "lately":
        _payment(user, account, PaymentState.PAID)
    if state == "others":
        _payment(user, account, state)
    return account


def _reasons() -> None:
    for code, label, percent in (("single", "I am the only adult at home", 25),):
        LowerCharge.objects.get_or_create(
            code=code,
            valid_from=date(2020, 4, 1),
            defaults={"label": label, "percent": Decimal(percent), "source": "A test"},
        )


def _payment(user: User, account: Account, state: str) -> Payment:
    there = {
        "unfinished": PaymentState.OPEN,
        "elsewhere": PaymentState.PAID,
        "others": PaymentState.OPEN,
    }
    payer = 0 if state == "others" else user.pk
    wanted = there.get(state) or PaymentState(state)
    live = wanted in (PaymentState.OPEN, PaymentState.ASKED)
    name = f"{state}-{user.pk}"
    return _put(
        name,
        wanted,
        f"{ONWARD}{name}" if state in ("unfinished", "others") else "",
        subject=subject_of_account(account, payer),
        about=account.reference,
        by=user,
        settled_at=None if live else timezone.now(),
    )


urlpatterns = [
    path("people/bills-paying/by-number/", by_number),
    path("people/bills-paying/shown/<slug:template>/", shown),
    path("people/bills-paying/<slug:state>/", make),
]
