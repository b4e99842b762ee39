"""News as a revenues system would give it, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from portal.billing.revenues.news import AccountNews, EntryNews, LedgerNews, PayerNews, Place
from portal.billing.words import EntryKind, Tax
from tests.support.billing import PAYERS, POSTCODE, REFERENCE, SECRET

AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
NEWS = AccountNews(
    tax=Tax.COUNCIL_TAX,
    reference=REFERENCE,
    payers=tuple(PayerNews(name) for name in PAYERS),
    place=Place(("1 Test Street", "Testham"), POSTCODE),
    opened_on=date(2026, 4, 1),
    told_at=AT,
    balance=208800,
    secret=SECRET,
    band="C",
)
SHOP = replace(
    NEWS,
    tax=Tax.BUSINESS_RATES,
    payers=(PayerNews("Corner shop"),),
    band="",
    rateable_value=20000,
)
CHARGE = EntryNews("c-1", date(2026, 4, 1), EntryKind.CHARGE, "Council tax 2026-27", 208800)
PAYMENT = EntryNews("p-1", date(2026, 4, 1), EntryKind.PAYMENT, "Payment", -20880)


def ledger(*entries: EntryNews, **other: Any) -> LedgerNews:
    """These entries, with the balance that they come to."""
    given: dict[str, Any] = {
        "reference": REFERENCE,
        "entries": entries,
        "balance": sum(each.amount for each in entries),
        "overdue": 0,
        "told_at": LATER,
        **other,
    }
    return LedgerNews(**given)
