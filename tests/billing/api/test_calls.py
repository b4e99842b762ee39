"""How the revenues system tells us of accounts, bills and what was paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.billing.models import Account, Entry, StoredBill
from tests.support.api import Calling, make_system
from tests.support.billing import REFERENCE, SECRET, council_tax_bill, rates_bill

from .conftest import ACCOUNT, as_sent

pytestmark = pytest.mark.django_db
ENTRIES: dict[str, Any] = {
    "account": REFERENCE,
    "entries": [
        {
            "id": "c-1",
            "on": "2026-04-01",
            "kind": "charge",
            "words": "Council tax",
            "amount": 208800,
        },
        {"id": "p-1", "on": "2026-04-02", "kind": "payment", "words": "Payment", "amount": -20880},
    ],
    "balance": 187920,
    "overdue": 20880,
    "at": "2026-11-21T06:00:00Z",
}


def test_an_account_is_told_and_told_again(revenues: Calling) -> None:
    assert revenues.put("/billing/accounts", ACCOUNT).json() == {"applied": True, "because": ""}
    again = revenues.put("/billing/accounts", ACCOUNT)
    assert again.status_code == 200
    assert not again.json()["applied"]
    assert Account.objects.get().balance == ACCOUNT["balance"]


def test_a_bill_is_kept_as_it_was_sent(revenues: Calling, account: Account) -> None:
    bill = council_tax_bill()
    assert revenues.post("/billing/bills", as_sent(bill)).json()["applied"]
    assert account.bills.get().bill == bill


def test_a_business_s_bill_keeps_every_digit_of_its_multiplier(revenues: Calling) -> None:
    shop = {
        **ACCOUNT,
        "tax": "business-rates",
        "band": "",
        "rateable_value": 20000,
        "payers": [{"name": "Corner shop"}],
    }
    revenues.put("/billing/accounts", shop)
    assert revenues.post("/billing/bills", as_sent(rates_bill())).json()["applied"]
    assert StoredBill.objects.get().bill == rates_bill()


def test_a_bill_that_does_not_add_up_is_refused_in_words_that_tell_nothing(
    revenues: Calling, account: Account
) -> None:
    bill = council_tax_bill()
    answer = revenues.post("/billing/bills", as_sent(replace(bill, to_pay=bill.to_pay + 1)))
    assert answer.status_code == 422
    assert any("1p" in error["why"] for error in answer.json()["errors"])
    for secret in (str(bill.to_pay), REFERENCE, "Tenant"):
        assert secret not in answer.text
    assert not StoredBill.objects.exists()


def test_another_bill_of_the_same_number_is_refused(revenues: Calling, account: Account) -> None:
    revenues.post("/billing/bills", as_sent(council_tax_bill()))
    answer = revenues.post("/billing/bills", as_sent(council_tax_bill(single=True)))
    assert answer.status_code == 422
    assert "new one" in answer.text


def test_entries_are_kept_once(revenues: Calling, account: Account) -> None:
    assert revenues.post("/billing/entries", ENTRIES).json()["applied"]
    assert not revenues.post("/billing/entries", ENTRIES).json()["applied"]
    account.refresh_from_db()
    assert (account.balance, account.overdue) == (187920, 20880)
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("what", ["bills", "entries"])
def test_what_is_about_nobody_s_account_finds_nothing(revenues: Calling, what: str) -> None:
    sent = as_sent(council_tax_bill()) if what == "bills" else ENTRIES
    assert revenues.post(f"/billing/{what}", sent).status_code == 404


def test_a_direct_debit_that_nobody_asked_for_is_not_found(revenues: Calling) -> None:
    sent = {"direct_debit": "4GXW7R2M9QKD", "answer": "accepted", "at": "2026-11-21T06:00:00Z"}
    assert revenues.post("/billing/direct-debits", sent).status_code == 404


BAD: list[dict[str, Any]] = [
    {"account": "x"},
    {"account": 600000001},
    {"tax": "window-tax"},
    {"payers": []},
    {"payers": [{"name": ""}]},
    {"payers": ["A Tenant"]},
    {"opened": "1 April 2026"},
    {"opened": 20260401},
    {"opened": "2026-02-30"},
    {"opened": "1066-10-14"},
    {"closed": "2026-03-31"},
    {"at": "2026-11-20"},
    {"at": "2999-01-01T00:00:00Z"},
    {"balance": "208800"},
    {"balance": 2088.5},
    {"balance": True},
    {"balance": None},
    {"overdue": -1},
    {"overdue": 10**20},
    {"band": "Z"},
    {"rateable_value": 20000},
    {"paperless": "yes"},
    {"uprn": "abc"},
    {"colour": "blue"},
]


@pytest.mark.parametrize("change", BAD)
def test_what_is_not_as_described_is_refused_and_not_repeated(
    revenues: Calling, change: dict[str, Any]
) -> None:
    answer = revenues.put("/billing/accounts", {**ACCOUNT, **change})
    assert answer.status_code == 422
    assert answer.json()["errors"]
    assert SECRET not in answer.text
    assert not Account.objects.exists()


BAD_BILLS: list[dict[str, Any]] = [
    {"number": 0},
    {"number": "1"},
    {"lines": []},
    {"lines": [{"kind": "gift", "words": "x", "amount": 1}]},
    {"to_pay": 1.5},
    {"issued": "yesterday"},
    {"rating": {"rateable_value": 1, "multiplier": 43.2, "multiplier_name": "x"}},
    {"rating": {"rateable_value": 1, "multiplier": "0", "multiplier_name": "x"}},
    {"address": ["\u0000"]},
    {"shares": [{"authority": "x", "amount": 1, "change": "1e5"}]},
]


@pytest.mark.parametrize("change", BAD_BILLS)
def test_a_bill_that_is_none_is_refused(
    revenues: Calling, account: Account, change: dict[str, Any]
) -> None:
    answer = revenues.post("/billing/bills", {**as_sent(council_tax_bill()), **change})
    assert answer.status_code == 422
    assert not StoredBill.objects.exists()


def test_a_system_without_the_right_finds_nothing() -> None:
    other = Calling(make_system("other"), "cases:read")
    assert other.put("/billing/accounts", ACCOUNT).status_code == 404
    assert not Account.objects.exists()


def test_the_same_message_is_done_once_and_answered_alike(revenues: Calling) -> None:
    first = revenues.put("/billing/accounts", ACCOUNT, **{"Idempotency-Key": "one"})
    again = revenues.put("/billing/accounts", ACCOUNT, **{"Idempotency-Key": "one"})
    assert first.json() == again.json() == {"applied": True, "because": ""}
    assert again.headers["Idempotent-Replayed"] == "true"
