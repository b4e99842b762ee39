"""A payer asks for a Direct Debit, or ends one: all of it in one transaction, once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import audit
from portal.accounts.acting import subject_of
from portal.accounts.models import Person
from portal.accounts.people import person_of, signed_in_user

from ..models import Account, DirectDebit, DirectDebitDraft, DirectDebitTerms
from ..telling import tell
from . import events
from .checked import verdict_on
from .schedule import Schedule, write
from .terms import live_of
from .words import State

ENDING = 3
ASKED, CANCELLED = "direct_debit.asked", "direct_debit.cancelled"


@dataclass(frozen=True, repr=False)
class Bank:
    """Whose bank account it is. Its repr shows nothing."""

    holder: str
    sort_code: str
    number: str

    def __repr__(self) -> str:
        return "Bank(…)"


@transaction.atomic
def ask(
    request: HttpRequest,
    account: Account,
    terms: DirectDebitTerms,
    bank: Bank,
    day: int,
    schedule: Schedule,
) -> tuple[DirectDebit, bool]:
    """Take the instruction down and pass it on. Gives the row, and whether it is new.

    Where one lives already, that one: a second press, or another payer of the account.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    there = live_of(account)
    if there is not None:
        return there, False
    verdict = verdict_on(bank.sort_code, bank.number)
    row = DirectDebit.objects.create(
        account=account,
        person=told_of_it(request),
        by=request.user,
        terms=terms,
        holder=bank.holder,
        sort_code=bank.sort_code,
        number=bank.number,
        ending=bank.number[-ENDING:],
        day=day,
        schedule=write(schedule),
        verdict=verdict or "",
    )
    events.tell_asked(row)
    audit.record(ASKED, f"direct_debit:{row.public_id}", request=request)
    DirectDebitDraft.objects.filter(account=account).delete()
    if row.person is not None:
        tell("direct-debit-asked", row.pk, row.person)
    return row, True


@transaction.atomic
def cancel(request: HttpRequest, account: Account) -> DirectDebit | None:
    """End the one that lives, and pass that on. None where there is none, as on a second press."""
    Account.objects.select_for_update().get(pk=account.pk)
    row = live_of(account)
    if row is None:
        return None
    now = timezone.now()
    row.state, row.ended_at = State.CANCELLED, now
    row.sort_code = row.number = ""
    row.save()
    events.tell_cancelled(row, now)
    audit.record(CANCELLED, f"direct_debit:{row.public_id}", request=request)
    if row.person is not None:
        tell("direct-debit-stopped", row.pk, row.person)
    return row


def told_of_it(request: HttpRequest) -> Person:
    """Whom we write to: the person it is for, or for an organisation whoever asked."""
    subject = subject_of(request)
    if isinstance(subject, Person):
        return subject
    return person_of(signed_in_user(request))
