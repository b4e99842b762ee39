"""The only writer of accounts, bills and entries: what the revenues system says becomes our rows.

Each call is one transaction under the account's lock. What was said before changes nothing, and
older news never takes the place of newer.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction

from portal.council import tax_year

from .. import fingerprints
from ..bills.check import mistakes
from ..bills.kinds import Bill
from ..bills.written import write
from ..models import Account, Entry, StoredBill, StoredInstalment
from . import signals
from .errors import NotKept
from .news import AccountNews, EntryNews, LedgerNews
from .payers import keep_payers
from .sound import of_account, of_entries


class Kept(StrEnum):
    """What came of news."""

    NEW = "new"
    CHANGED = "changed"
    OLD = "old"
    """It says nothing that we did not know."""


def keep_account(news: AccountNews) -> Kept:
    """Keep how an account stands. Raises NotKept.

    Whoever pays no more loses the account here, in the same moment.
    """
    if wrong := of_account(news):
        raise NotKept("wrong", wrong)
    with transaction.atomic():
        account, new = _found_or_made(news)
        if not new and news.told_at < account.told_at:
            return Kept.OLD
        if account.tax != news.tax:
            raise NotKept("tax")
        before = None if new else {"paperless": account.paperless, "dd": account.direct_debit}
        values = _values(news)
        changed = new or any(getattr(account, name) != value for name, value in values.items())
        for name, value in {**values, "told_at": news.told_at}.items():
            setattr(account, name, value)
        account.save()
        changed |= keep_payers(account, news)
        signals.account_kept.send(Account, account=account, before=before)
    return Kept.NEW if new else Kept.CHANGED if changed else Kept.OLD


def keep_bill(bill: Bill) -> Kept:
    """Keep a bill that adds up. Raises NotKept.

    The one with the highest number of its year is the one that counts, in whatever order they come.
    """
    if wrong := mistakes(bill):
        raise NotKept("wrong", wrong)
    year = tax_year.tax_year(bill.begins)
    with transaction.atomic():
        account = locked(bill.account)
        if account.tax != bill.tax:
            raise NotKept("tax")
        content = write(bill)
        known = {row.number: row for row in account.bills.filter(year=year)}
        if bill.number in known:
            if known[bill.number].content != content:
                raise NotKept("different")
            return Kept.OLD
        current = bill.number > max(known, default=0)
        if current:
            account.bills.filter(year=year, current=True).update(current=False)
        stored = StoredBill.objects.create(
            account=account,
            year=year,
            number=bill.number,
            issued_on=bill.issued,
            to_pay=bill.to_pay,
            current=current,
            content=content,
        )
        StoredInstalment.objects.bulk_create(
            StoredInstalment(bill=stored, due_on=each.due, amount=each.amount)
            for each in bill.instalments
        )
        if current:
            signals.bill_kept.send(StoredBill, stored=stored)
    return Kept.NEW


def keep_entries(news: LedgerNews) -> Kept:
    """Keep entries that we do not have, and the balance that they lead to. Raises NotKept."""
    if wrong := of_entries(news):
        raise NotKept("wrong", wrong)
    with transaction.atomic():
        account = locked(news.reference)
        wanted = {entry.external_id: entry for entry in news.entries}
        known = {
            row.external_id: row for row in account.entries.filter(external_id__in=list(wanted))
        }
        if any(not _same(known[name], wanted[name]) for name in known):
            raise NotKept("different")
        new = Entry.objects.bulk_create(
            Entry(
                account=account,
                external_id=entry.external_id,
                on=entry.on,
                kind=entry.kind,
                words=entry.words,
                amount=entry.amount,
            )
            for name, entry in wanted.items()
            if name not in known
        )
        later = news.told_at >= account.told_at
        stands = (account.balance, account.overdue) == (news.balance, news.overdue)
        if later:
            account.balance, account.overdue = news.balance, news.overdue
            account.told_at = news.told_at
            account.save(update_fields=["balance", "overdue", "told_at"])
        if new:
            signals.entries_kept.send(Account, account=account, entries=new)
    return Kept.NEW if new else Kept.CHANGED if later and not stands else Kept.OLD


def locked(reference: str) -> Account:
    """The account of a reference, locked until the transaction ends. Raises NotKept for none."""
    of_it = Account.objects.filter(reference_hash=fingerprints.of_reference(reference))
    account: Account | None = of_it.select_for_update().first()
    if account is None:
        raise NotKept("unknown")
    return account


def _found_or_made(news: AccountNews) -> tuple[Account, bool]:
    """The account, locked, and whether it is new. Another that makes it now is waited for."""
    try:
        return locked(news.reference), False
    except NotKept:
        row = Account(
            tax=news.tax,
            reference_hash=fingerprints.of_reference(news.reference),
            told_at=news.told_at,
            **_values(news),
        )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return locked(news.reference), False
    return row, True


def _values(news: AccountNews) -> dict[str, Any]:
    """The columns that the news fills."""
    secret = {}
    if news.secret is not None:
        secret = {"secret_hash": fingerprints.of_secret(news.reference, news.secret)}
    same = ("reference", "opened_on", "closed_on", "balance", "overdue", "uprn", "band")
    more = ("rateable_value", "paperless", "direct_debit")
    return {
        **secret,
        "address": news.place.as_kept(),
        "postcode_hash": fingerprints.of_postcode(news.place.postcode),
        **{name: getattr(news, name) for name in (*same, *more)},
    }


def _same(row: Entry, news: EntryNews) -> bool:
    kept = (row.on, row.kind, row.words, row.amount)
    return kept == (news.on, news.kind, news.words, news.amount)
