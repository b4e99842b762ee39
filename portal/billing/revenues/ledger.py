"""The revenues system that is our own rows: for a council that sends us all that it knows."""

from __future__ import annotations

from hmac import compare_digest

from .. import fingerprints
from ..bills.kinds import Bill
from ..models import Account
from ..words import EntryKind, Tax
from .asking import Asks
from .news import AccountNews, EntryNews, PayerNews, Place
from .protocol import Found, OnTheBill


class Ledger(Asks):
    """Answers from what was told. The online key is kept as a hash, so it is not given back."""

    def look_up(self, typed: OnTheBill) -> Found | None:
        account = _found(typed.reference)
        rows = list(account.payers.order_by("number")) if account else []
        name = fingerprints.of_name(typed.name)
        named = [row.number for row in rows if _same(row.name_hash, name)]
        place = _same(
            account.postcode_hash if account else "", fingerprints.of_postcode(typed.postcode)
        )
        secret = fingerprints.of_secret(typed.reference, typed.secret)
        keyed = _same(account.secret_hash if account else "", secret)
        if account is None or not (named and place and keyed):
            return None
        return Found(account.reference, named[0])

    def account(self, reference: str) -> AccountNews | None:
        found = _found(reference)
        return as_news(found) if found else None

    def entries(self, reference: str) -> list[EntryNews]:
        found = _found(reference)
        return [
            EntryNews(row.external_id, row.on, EntryKind(row.kind), row.words, row.amount)
            for row in (found.entries.all() if found else [])
        ]

    def bills(self, reference: str) -> list[Bill]:
        found = _found(reference)
        return [row.bill for row in (found.bills.all() if found else [])]


def as_news(account: Account) -> AccountNews:
    """An account as it would be told. Surnames and the key are known as hashes only."""
    address = dict(account.address)
    postcode = str(address.pop("postcode", ""))
    return AccountNews(
        tax=Tax(account.tax),
        reference=account.reference,
        payers=tuple(PayerNews(row.name) for row in account.payers.order_by("number")),
        place=Place(tuple(str(line) for line in address.values() if line), postcode),
        opened_on=account.opened_on,
        closed_on=account.closed_on,
        told_at=account.told_at,
        balance=account.balance,
        overdue=account.overdue,
        uprn=account.uprn,
        band=account.band,
        rateable_value=account.rateable_value,
        paperless=account.paperless,
        direct_debit=account.direct_debit,
    )


def _found(reference: str) -> Account | None:
    hashed = fingerprints.of_reference(reference)
    found: Account | None = Account.objects.filter(reference_hash=hashed).first()
    return found if hashed else None


def _same(kept: str, typed: str) -> bool:
    """Whether two hashes are one; nothing is never the same as nothing."""
    return compare_digest(kept or "kept", typed or "typed")
