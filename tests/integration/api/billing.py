"""Calls of a revenues system that can be: what no schema says, such as that a bill adds up."""

from __future__ import annotations

from typing import Any

from portal.billing.models import DirectDebit
from tests.billing.api.conftest import ACCOUNT, as_sent
from tests.billing.direct_debit.making import terms_of
from tests.support.billing import REFERENCE, account_with, council_tax_bill

PUTS = "PUT /api/v1/billing/accounts"
"""It makes what is not there, so it never says that there is nothing."""
ENTRY = {"id": "c-1", "on": "2026-04-01", "kind": "charge", "words": "Tax", "amount": 208800}
SURE = ("tax", "band", "payers", "address", "postcode", "rateable_value", "closed")
"""What must fit together, or be seen, in an account."""


def one_to_tell_of() -> str:
    """An account with a Direct Debit; our id of the instruction."""
    account = account_with(reference=REFERENCE)
    made: DirectDebit = DirectDebit.objects.create(
        account=account, terms=terms_of(), holder="A Tenant", ending="670", day=1
    )
    return made.public_id


def as_can_be(path: str, body: dict[str, Any], direct_debit: str, *, known: bool) -> dict[str, Any]:
    """The body of a call below ``/billing/``, about what is there or about nothing."""
    match path.rpartition("/")[2]:
        case "accounts":
            can_be = {**body, **{name: ACCOUNT[name] for name in SURE}, "overdue": 0}
            return {**can_be, "account": REFERENCE} if known else can_be
        case "bills" if known:
            return {**as_sent(council_tax_bill()), "number": body.get("number", 1)}
        case "entries" if known:
            return {**body, "account": REFERENCE, "entries": [ENTRY], "overdue": 0}
        case "direct-debits" if known:
            return {**body, "direct_debit": direct_debit}
    return body
