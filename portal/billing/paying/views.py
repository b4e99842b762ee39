"""The pages on which somebody says how much to pay."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.assurance import sure
from portal.accounts.people import signed_in_user
from portal.cases.when import the_day
from portal.council.money import as_text
from portal.integration import limits
from portal.integration.client import client_address
from portal.integration.models.payment import new_token
from portal.integration.payments.errors import PaymentError
from portal.integration.payments.provider import is_on
from portal.ui.private import private

from .. import whose
from ..direct_debit.agreed import agreed
from ..direct_debit.terms import live_of
from ..models import Account
from ..words import Tax
from . import lately
from .forms import AccountForm, AnywayForm, ReferenceForm
from .others import SomebodyElse, nobody_by_number, nobody_else, on_its_way
from .starting import last_of, start
from .sums import sums

NOT_TAKEN, TOO_MANY, AWAY = 422, 429, 503
MOST_AN_HOUR, AN_HOUR = 40, 3600


@private
@sure
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, account: str) -> HttpResponseBase:
    """Pay what is overdue, what comes next, all, or some of one's own account."""
    found = whose.account_for(request, account, whose.PAY)
    paid = lately.not_shown_yet(found)
    given = sums(found, lately.total(paid), timezone.localdate())
    subject = lately.subject_of_account(found, signed_in_user(request).pk)
    about: dict[str, Any] = {
        "account": found,
        "tax": Tax(found.tax).words,
        "paid_lately": as_text(lately.total(paid)) if paid else "",
        "left": given.left,
        "by_bank": _taken_next(found),
    }
    if not given.left or not is_on():
        template = "nothing" if is_on() else "off"
        return _page(request, template, about)
    posted = request.POST if request.method == "POST" else None

    def asked() -> AccountForm:
        others = on_its_way(found, subject)
        about["on_its_way"] = as_text(others) if others else ""
        return AccountForm(given, others, posted, initial={"after": last_of(subject)})

    form = asked()
    if not form.is_valid():
        return _page(request, "account", {**about, "form": form})
    if not _may_begin(request):
        return _page(request, "too_many", about, TOO_MANY)
    try:
        return start(
            request,
            subject=subject,
            amount=form.pence,
            purpose=about["tax"].capitalize(),
            about=found.reference,
            after=form.cleaned_data["after"] or 0,
            guard=nobody_else(found, subject, form.others),
        )
    except SomebodyElse:
        return _page(request, "account", {**about, "form": asked()})
    except PaymentError:
        return _page(request, "account", {**about, "form": form, "away": True}, AWAY)


@sensitive_post_parameters("reference")
@private
@require_http_methods(["GET", "HEAD", "POST"])
def by_reference(request: HttpRequest) -> HttpResponseBase:
    """Pay with the number on a bill, without an account. Nothing is said of whose it is.

    Whether somebody is paying with it already is looked up where a payment would begin: to ask is
    to pay, and no oftener than one may.
    """
    if not is_on():
        return _page(request, "off", {})
    posted = request.POST if request.method == "POST" else None
    form = ReferenceForm(posted, initial={"once": new_token()})
    if not form.is_valid() or "change" in request.POST:
        return _page(request, "reference", {"form": form})
    given = form.cleaned_data
    context = {
        "given": form,
        "tax": Tax(given["tax"]).words,
        "reference": given["reference"],
        "amount": as_text(form.pence),
    }
    if "sure" not in request.POST:
        return _page(request, "check", context, 200)
    if not _may_begin(request):
        return _page(request, "too_many", context, TOO_MANY)
    subject = lately.subject_of_number(given["once"], given["reference"])
    anyway = AnywayForm(request.POST)
    try:
        return start(
            request,
            subject=subject,
            amount=form.pence,
            purpose=context["tax"].capitalize(),
            about=given["reference"],
            after=0,
            guard=None if anyway.is_valid() else nobody_by_number(given["reference"], subject),
        )
    except SomebodyElse:
        return _page(request, "check", {**context, "form": anyway})
    except PaymentError:
        return _page(request, "check", {**context, "away": True}, AWAY)


def _taken_next(account: Account) -> str:
    """The day on which the bank pays next, in words; empty where the payer pays first."""
    row, today = live_of(account), timezone.localdate()
    bill = account.bills.filter(current=True).first() if row is not None else None
    still = agreed(row, bill.issued_on, account.balance, today) if row and bill else None
    return the_day(still.taken[0].on, today) if still and not still.own else ""


def _may_begin(request: HttpRequest) -> bool:
    """Not so often that somebody fills the payment service with payments."""
    caller = limits.household(client_address(request))
    return limits.take("begin a payment", caller, MOST_AN_HOUR, AN_HOUR)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 0
) -> HttpResponse:
    form = context.get("form")
    wrong = form is not None and form.is_bound and not form.is_valid()
    status = status or (NOT_TAKEN if wrong else 200)
    return render(request, f"billing/paying/{template}.html", context, status=status)
