"""The sandbox's revenues system: it sends bills by the clock and answers what people ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Start
from .portal import Call, Portal, event, eventually, send

ACCOUNT = {"account": "600000100", "balance": 5000, "overdue": 300, "paperless": False, "key": "K"}
BILL = {"account": "600000100", "number": 2, "to_pay": 4000}
ENTRIES = {"account": "600000100", "entries": [], "balance": 4000, "overdue": 0}
BILLS, NEWS = "/api/v1/billing/bills", "/api/v1/billing/accounts"
PACE = 0.01


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    file = tmp_path / "accounts.jsonl"
    quiet = {"account": {**ACCOUNT, "account": "600000101"}, "later": []}
    busy = {"account": ACCOUNT, "later": [{"bill": BILL, "entries": ENTRIES}]}
    file.write_text(f"{json.dumps(quiet)}\n{json.dumps(busy)}\n")
    return file


def asked(type_: str, **data: Any) -> dict[str, Any]:
    return event(type_, **{"account": "600000101", **data})


def after(portal: Portal, calls: int) -> list[Call]:
    """The calls, once there are so many."""
    eventually(f"{calls} calls", lambda: len(portal.calls) >= calls)
    return portal.calls


def test_a_bill_is_sent_and_then_what_it_comes_to(
    start: Start, portal: Portal, accounts: Path
) -> None:
    start(pace=PACE, accounts=accounts)
    bill, entries = after(portal, 2)[:2]
    assert (bill.path, bill.body) == (BILLS, BILL)
    assert entries.path == "/api/v1/billing/entries"
    assert entries.body["balance"] == 4000
    assert entries.body["at"].endswith("Z")
    assert bill.id != entries.id


def test_a_bill_is_sent_once_however_often_it_is_started(
    start: Start, portal: Portal, accounts: Path
) -> None:
    start(pace=PACE, accounts=accounts)
    after(portal, 2)
    address = start(pace=PACE, accounts=accounts)
    send(address, asked("billing.paperless.asked", on=True))
    assert [call.path for call in after(portal, 3)].count(BILLS) == 1


def test_bills_without_paper_are_told_as_an_account_that_has_them(
    start: Start, portal: Portal, accounts: Path
) -> None:
    address = start(pace=PACE, accounts=accounts)
    after(portal, 2)
    for number, wanted in enumerate((True, False), start=3):
        send(address, asked("billing.paperless.asked", on=wanted))
        told = after(portal, number)[-1]
        assert told.path == NEWS
        assert told.body["paperless"] is wanted
        assert told.body["key"] is None


def test_a_direct_debit_is_accepted_and_then_so_is_the_account(
    start: Start, portal: Portal, accounts: Path
) -> None:
    address = start(pace=PACE, accounts=accounts)
    after(portal, 2)
    send(address, asked("billing.direct_debit.asked", direct_debit="4GXW7R2M9QKD"))
    answer, news = after(portal, 4)[2:4]
    assert answer.path == "/api/v1/billing/direct-debits"
    assert answer.body["direct_debit"] == "4GXW7R2M9QKD"
    assert answer.body["answer"] == "accepted"
    assert news.body["direct_debit"] is True


def test_a_direct_debit_is_refused_where_a_fault_says_so(
    start: Start, portal: Portal, accounts: Path
) -> None:
    address = start("revenues-refuse", pace=PACE, accounts=accounts)
    after(portal, 2)
    send(address, asked("billing.direct_debit.asked", direct_debit="4GXW7R2M9QKD"))
    assert after(portal, 3)[2].body["answer"] == "refused"


def test_a_payment_by_card_is_booked_under_its_own_reference(
    start: Start, portal: Portal, accounts: Path
) -> None:
    address = start(pace=PACE, accounts=accounts)
    after(portal, 2)
    paid = asked("payment.taken", payment="PAY-7K4M-9TX3-2B6Q", amount=1000)
    send(address, paid, "once")
    send(address, paid, "once")
    booked = after(portal, 3)[2].body
    assert booked["entries"][0]["id"] == "PAY-7K4M-9TX3-2B6Q"
    assert booked["entries"][0]["amount"] == -1000
    assert (booked["balance"], booked["overdue"]) == (4000, 0)
    send(address, asked("billing.paperless.asked", on=True))
    assert after(portal, 4)[3].body["balance"] == 4000


def test_what_is_about_another_account_is_not_answered(
    start: Start, portal: Portal, accounts: Path
) -> None:
    address = start(pace=PACE, accounts=accounts)
    after(portal, 2)
    assert send(address, asked("billing.paperless.asked", account="600000999", on=True)) == 200
    send(address, asked("billing.paperless.asked", on=True))
    assert after(portal, 3)[2].body["account"] == "600000101"


def test_a_bill_that_does_not_add_up_is_sent_on_purpose_and_then_the_right_one(
    start: Start, portal: Portal, accounts: Path
) -> None:
    portal.answers = [422]
    start("revenues-wrong:1", pace=PACE, accounts=accounts)
    bills = [call.body["to_pay"] for call in after(portal, 3) if call.path == BILLS]
    assert bills == [4001, 4000]
