"""Whose pages these are: of somebody of whom we are sure, who may change this account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from portal.accounts.acting import subject_of
from portal.accounts.assurance import sure
from portal.accounts.models import Organisation
from portal.ui.forms import GovukForm
from portal.ui.private import private
from portal.ui.redirects import see_other

from ... import whose
from ...models import Account, DirectDebit, DirectDebitTerms
from ...words import Tax
from ..terms import live_of, offered

NOT_TAKEN = 422
View = Callable[..., HttpResponse]
Page = Callable[..., HttpResponseBase]


def page(view: View) -> Page:
    """Find the account. Unknown, ended and forbidden are the same 404."""

    @private
    @sure
    @wraps(view)
    def wrapped(request: HttpRequest, account: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = whose.account_for(request, account, whose.CHANGE)
        return view(request, found, *args, **kwargs)

    return wrapped


def is_theirs(request: HttpRequest, row: DirectDebit) -> bool:
    """Whether the bank account is theirs to see. Another payer sees what is taken, and may end it.

    Of an organisation every member who may be here sees it.
    """
    subject = subject_of(request)
    return isinstance(subject, Organisation) or row.person_id == subject.pk


def step(view: Callable[[HttpRequest, Account, DirectDebitTerms], HttpResponse]) -> Page:
    """A page on the way to one. Where none can be asked for, its own page says why."""

    @page
    @wraps(view)
    def wrapped(request: HttpRequest, account: Account) -> HttpResponse:
        terms = None if live_of(account) else offered(account)
        return view(request, account, terms) if terms else go_to("direct_debit", account)

    return wrapped


def go_to(name: str, account: Account) -> HttpResponse:
    """Lead to another page of the same account."""
    return see_other(reverse(name, args=[account.public_id]))


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def bill_address(account: Account) -> str:
    """Where its bill is read: the page above these."""
    return reverse("bill_account", args=[account.public_id])


def show(
    request: HttpRequest,
    account: Account,
    template: str,
    *,
    form: GovukForm | None = None,
    status: int = 0,
    **more: Any,
) -> HttpResponse:
    """Draw a page."""
    wrong = form is not None and form.is_bound
    context = {
        "account": account,
        "tax": Tax(account.tax).words,
        "address_line": account.address.get("line_1", ""),
        "bill_address": bill_address(account),
        "form": form,
        **more,
    }
    template = f"billing/direct_debit/{template}.html"
    return render(request, template, context, status=status or (NOT_TAKEN if wrong else 200))
