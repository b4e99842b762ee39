"""The adapter and the sandbox: everything that goes wrong between them, over real HTTP."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from portal.integration.models import PaymentState
from portal.integration.payments.beginning import give_up
from portal.integration.payments.errors import PaymentError, Refused, Unavailable, UnderWay
from portal.integration.payments.govuk_pay import GovukPay
from portal.integration.payments.kinds import Order
from portal.integration.payments.settling import settle
from portal.integration.sandbox.command import Sandbox
from tests.integration.sandbox.portal import get
from tests.support.http import Says, Server, serving

from .conftest import BACK, KEY, only, press, start

ENDS = [
    ("pay", PaymentState.PAID, ""),
    ("refuse", PaymentState.FAILED, "P0010"),
    ("stop", PaymentState.CANCELLED, "P0030"),
    ("expire", PaymentState.EXPIRED, "P0020"),
]


@pytest.mark.parametrize(("button", "state", "why"), ENDS)
def test_every_end_comes_home(sandbox: Sandbox, button: str, state: PaymentState, why: str) -> None:
    begun = start()
    assert press(begun.onward, button) == f"{BACK}{begun.payment.public_id}"
    settle(begun.payment)
    assert (only().state, only().why) == (state, why)


def test_the_sandbox_says_how_much_and_that_no_money_is_real(sandbox: Sandbox) -> None:
    begun = start()
    page = get(begun.onward)
    for words in ("£150.25", "No real money", begun.payment.reference):
        assert words in page


@pytest.mark.parametrize("fault", ["pay-reset:1", "pay-nonsense:1", "pay-error:1", "pay-forged:1"])
def test_whatever_goes_wrong_pressing_again_is_the_same_payment(
    sandbox: Sandbox, fault: str
) -> None:
    begun_there = sandbox.kept.counts().get("payments begun", 0)
    sandbox.faults.set(fault)
    with pytest.raises(Unavailable):
        start()
    assert only().state == PaymentState.ASKED
    begun = start()
    press(begun.onward, "pay")
    settle(begun.payment)
    assert only().state == PaymentState.PAID
    assert sandbox.kept.counts()["payments begun"] == begun_there + 1


@pytest.mark.parametrize("fault", ["pay-reset:1", "pay-nonsense:1", "pay-error:1", "pay-forged:1"])
def test_a_status_that_cannot_be_read_changes_nothing(sandbox: Sandbox, fault: str) -> None:
    begun = start()
    press(begun.onward, "pay")
    sandbox.faults.set(fault)
    with pytest.raises(Unavailable):
        settle(begun.payment)
    assert only().state == PaymentState.OPEN
    settle(begun.payment)
    assert only().state == PaymentState.PAID


def test_nothing_is_begun_again_while_the_money_is_on_its_way(sandbox: Sandbox) -> None:
    begun = start()
    press(begun.onward, "pay")
    sandbox.faults.set("pay-late")
    with pytest.raises(UnderWay):
        start()
    with pytest.raises(UnderWay):
        start(5_000)
    sandbox.faults.clear()
    settle(begun.payment)
    assert only().state == PaymentState.PAID


def test_one_that_was_stopped_can_be_paid_no_more(sandbox: Sandbox) -> None:
    begun = start()
    give_up(begun.payment)
    press(begun.onward, "pay")
    settle(begun.payment)
    assert only().state == PaymentState.CANCELLED


def test_the_sandbox_knows_only_our_key(sandbox: Sandbox) -> None:
    service = GovukPay(f"{sandbox.server.address}/pay", "another", name="stranger")
    with pytest.raises(Unavailable):
        service.status("anything")


ORDER = Order("PAY-7K4M-9TX3-2B6Q", 15_025, "Council tax", BACK)
GOOD = {
    "payment_id": "abc123",
    "reference": ORDER.reference,
    "amount": ORDER.amount,
    "state": {"status": "created", "finished": False},
    "_links": {"next_url": {"href": "https://pay.example.org/secure/1", "method": "GET"}},
}
SPOILT = [
    {"payment_id": "../cancel"},
    {"payment_id": None},
    {"amount": "15025"},
    {"amount": -1},
    {"amount": 1},
    {"reference": "PAY-0000-0000-0000"},
    {"state": {"status": "wonderful"}},
    {"state": "success"},
    {"_links": {"next_url": {"href": "javascript:alert(1)"}}},
    {"_links": {"next_url": {"href": "https://a@b.example.org/"}}},
]


@pytest.fixture
def server(db: None) -> Iterator[Server]:
    with serving() as server:
        server.says = says()
        yield server


def says(status: int = 200, **change: Any) -> Says:
    body = json.dumps({**GOOD, **change}).encode()
    return Says(status, body, {"Content-Type": "application/json"})


def service(server: Server, name: str) -> GovukPay:
    return GovukPay(server.url(""), KEY, name=name, seconds=1)


def test_what_is_asked_is_what_govuk_pay_documents(server: Server) -> None:
    service(server, "shape").create(ORDER, "k" * 24)
    asked = server.asked[0]
    assert (asked.method, asked.path) == ("POST", "/v1/payments")
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["idempotency-key"] == "k" * 24
    assert json.loads(asked.body) == {
        "amount": 15_025,
        "reference": "PAY-7K4M-9TX3-2B6Q",
        "description": "Council tax",
        "return_url": BACK,
    }


@pytest.mark.parametrize("change", SPOILT, ids=str)
def test_an_answer_that_is_not_sound_is_none(server: Server, change: dict[str, Any]) -> None:
    server.says = says(**change)
    with pytest.raises(Unavailable):
        service(server, "spoilt-" + str(SPOILT.index(change))).create(ORDER, "k" * 24)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((status, Unavailable) for status in (302, 401, 403, 429, 500)),
        *((status, Refused) for status in (400, 404, 409, 422)),
    ],
)
def test_each_status_means_one_thing(
    server: Server, status: int, error: type[PaymentError]
) -> None:
    server.says = says(status, code="P0102")
    with pytest.raises(error):
        service(server, f"status-{status}").create(ORDER, "k" * 24)


@pytest.mark.parametrize("call", [lambda pay: pay.status("../all"), lambda pay: pay.cancel("a/b")])
def test_nothing_strange_stands_in_an_address(
    server: Server, call: Callable[[GovukPay], object]
) -> None:
    with pytest.raises(ValueError, match="Not the id"):
        call(service(server, "strange"))
    assert not server.asked


def test_after_three_failures_nobody_waits_for_a_while(server: Server) -> None:
    server.says = Says(reset=True)
    pay = service(server, "broken")
    for _ in range(5):
        with pytest.raises(Unavailable):
            pay.status("abc123")
    assert len(server.asked) == 3


def test_the_log_has_no_key_and_no_reference(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.says = says(500)
    with caplog.at_level(logging.DEBUG), pytest.raises(Unavailable):
        service(server, "log").create(ORDER, "k" * 24)
    assert "HTTP 500" in caplog.text
    assert KEY not in caplog.text
    assert ORDER.reference not in caplog.text
