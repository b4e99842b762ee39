"""What we hold of somebody's bills, for them to take away."""

from __future__ import annotations

from typing import Any

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.council.money import as_text

from .. import whose
from ..bills import wording
from ..models import Account
from ..words import Tax

KEPT = (
    "Your bills and what you have paid, with the council tax and business rates teams. The law "
    "asks us to keep them. They stand in no account here.",
)


def collect(user: User) -> list[dict[str, Any]]:
    """Each tax account in theirs, with its bills and what was charged and paid."""
    found = whose.of_subject(person_of(user)).prefetch_related("bills", "entries", "payers")
    return [_account(each) for each in found]


def _account(account: Account) -> dict[str, Any]:
    return {
        "Tax": Tax(account.tax).words.capitalize(),
        "Account number": account.reference,
        "Property": ", ".join(str(line) for line in account.address.values() if line),
        "Who must pay": [payer.name for payer in account.payers.all()],
        "Left to pay": as_text(account.balance),
        "Bills": [
            {
                "Bill": f"{wording.title(each.bill)}, number {each.number}",
                "Made on": wording.day(each.issued_on),
                "To pay": as_text(each.to_pay),
                "Lines": [
                    f"{line.words}: {as_text(line.amount)}" + (f" ({line.why})" if line.why else "")
                    for line in each.bill.lines
                ],
            }
            for each in account.bills.all()
        ],
        "Charged and paid": [
            f"{wording.day(entry.on)}: {entry.words}, {as_text(entry.amount)}"
            for entry in account.entries.all()
        ],
    }
