"""Somebody on each page of a Direct Debit, made when a browser asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.billing.direct_debit import asking, schedule, terms
from portal.billing.direct_debit.answering import answered
from portal.billing.direct_debit.events import ASKED
from portal.billing.direct_debit.words import Answer, State, Why
from portal.billing.models import Account, DirectDebit, DirectDebitDraft
from portal.home.demo.direct_debit import load_direct_debit
from portal.integration.models import Endpoint, Subscription

from .bills import STATES as BILLS
from .people import enter, resident
from .references import reference as number_of

PAGES = {
    "yours": "direct_debit_yours",
    "bank": "direct_debit_bank",
    "day": "direct_debit_day",
    "check": "direct_debit_check",
    "paper": "direct_debit_paper",
    "stop": "direct_debit_stop",
}
"""States to pages; any other is its own page."""
RUNS = ("asked", "accepted", "refused", "ended", "stopped", "stop")
STATES = (*PAGES, *RUNS, "none", "elsewhere")
BANK = asking.Bank("A Resident", "990001", "12345670")
ANSWERED = {"accepted": Answer.ACCEPTED, "refused": Answer.REFUSED, "ended": Answer.CANCELLED}


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody whose Direct Debit stands so, and lead to the page."""
    load_direct_debit()
    _let_somebody_know()
    user = resident(f"direct-debit-{state}@example.org", "A Resident")
    person = person_of(user)
    if not person.tax_accounts.exists():
        _account(state, user, person)
    enter(request, user)
    account = person.tax_accounts.get().account
    return redirect(reverse(PAGES.get(state, "direct_debit"), args=[account.public_id]))


def _account(state: str, user: User, person: Person) -> None:
    number = sorted(set(STATES)).index(state)
    BILLS["to-pay"](number_of("direct_debit", number), person)
    account = person.tax_accounts.get().account
    if state == "elsewhere":
        Account.objects.filter(pk=account.pk).update(direct_debit=True)
    answers = {"holder": "yes", "alone": "yes"}
    if state in ("day", "check"):
        answers |= {"name": BANK.holder, "sort_code": BANK.sort_code, "number": BANK.number}
    chosen = {"day": 19} if state == "check" else {}
    DirectDebitDraft.objects.create(account=account, user=user, answers={**answers, **chosen})
    if state in RUNS:
        _asked(state, account, person)


def _asked(state: str, account: Account, person: Person) -> None:
    agreed = terms.terms_on(timezone.localdate())
    assert agreed is not None
    row = DirectDebit.objects.create(
        account=account,
        person=person,
        terms=agreed,
        holder=BANK.holder,
        ending=BANK.number[-3:],
        day=19,
        schedule=schedule.write(terms.schedule_for(account, agreed, 19)),
    )
    if state in ANSWERED:
        answered(row.public_id, ANSWERED[state], at=timezone.now(), why=Why.CLOSED)
    if state == "stopped":
        DirectDebit.objects.filter(pk=row.pk).update(state=State.CANCELLED, ended_at=timezone.now())


def _let_somebody_know() -> None:
    endpoint, _ = Endpoint.objects.get_or_create(
        slug="direct-debits",
        defaults={
            "name": "Direct Debits",
            "address": "https://revenues.example/",
            "alert_to": "it@example.org",
            "paused_at": timezone.now(),
        },
    )
    Subscription.objects.get_or_create(endpoint=endpoint, event=ASKED.name)


urlpatterns = [path("people/direct-debit/<slug:state>/", make)]
