"""What the sandbox's revenues system knows, as a file: made-up accounts, and bills to come."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from portal.billing.bills.kinds import Bill
from portal.billing.bills.written import write
from portal.billing.revenues.news import LedgerNews
from portal.billing.revenues.written import as_written
from portal.integration.sandbox.keys import ACCOUNTS

from .accounts import Made
from .homes import next_of
from .loading import samples

CHANGES = "as it is"
"""Accounts of this story get another bill while somebody looks."""


def write_accounts(folder: Path, today: date) -> None:
    """Write the file once. A sandbox that has read it goes on from its own book."""
    file = folder / ACCOUNTS
    if file.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(_line(made, today)) for made in samples(today)]
    begun = file.with_suffix(".begun")
    begun.write_text("\n".join(lines) + "\n")
    begun.rename(file)


def _line(made: Made, today: date) -> dict[str, Any]:
    later = [_sent(*next_of(made, today))] if made.story == CHANGES and _is_home(made) else []
    return {"account": as_written(made.news), "later": later}


def _is_home(made: Made) -> bool:
    return bool(made.news.band and made.bills)


def _sent(bill: Bill, news: LedgerNews) -> dict[str, Any]:
    """A bill and its entries, as the API takes them."""
    entries = [
        {
            "id": each.external_id,
            "on": each.on.isoformat(),
            "kind": each.kind,
            "words": each.words,
            "amount": each.amount,
        }
        for each in news.entries
    ]
    return {
        "bill": write(bill),
        "entries": {
            "account": news.reference,
            "entries": entries,
            "balance": news.balance,
            "overdue": news.overdue,
        },
    }
