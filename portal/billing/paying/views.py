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
from ..direct_debit.agreed import Agreed, Standing, agreed, standing
from ..direct_debit.words import State
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
    paid, today = lately.not_shown_yet(found), timezone.localdate()
    how = standing(found)
    still = _agreed(found, how)
    taken = still.taken[0] if still and not still.own else None
    given = sums(found, lately.total(paid), today, None if paid else taken)
    subject = lately.subject_of_account(found, signed_in_user(request).pk)
    about: dict[str, Any] = {
        "account": found,
        "tax": Tax(found.tax).words,
        "paid_lately": as_text(lately.total(paid)) if paid else "",
        "left": given.left,
        "by_bank": how.by_bank if still is None else taken is not None,
        "taken_on": the_day(taken.on, today) if taken else "",
        "asked": how.row is not None and how.row.state == State.ASKED,
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


def _agreed(account: Account, how: Standing) -> Agreed | None:
    """What the payer agreed that the bank pays."""
    bill = account.bills.filter(current=True).first() if how.row is not None else None
    if how.row is None or bill is None:
        return None
    return agreed(how.row, bill.issued_on, account.balance, timezone.localdate())


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
