"""A signed message of the payment service makes us ask at once; its words are not believed."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.integration.models import Payment, PaymentState
from portal.integration.payments.errors import Unavailable
from tests.support.payments import PaperTill

from .conftest import only, start

SECRET = "what-the-service-signs-with"


@pytest.fixture(autouse=True)
def secret(settings: Settings) -> None:
    settings.PAYMENTS_WEBHOOK_SECRET = SECRET


def news(payment: Payment, status: str = "success", name: str = "p1", **more: Any) -> bytes:
    resource = {
        "payment_id": name,
        "reference": payment.reference,
        "amount": payment.amount,
        "state": {"status": status, "finished": True},
        **more,
    }
    said = {"resource_type": "payment", "resource_id": name, "resource": resource}
    return json.dumps(said).encode()


def post(body: bytes, secret: str = SECRET, **headers: str) -> HttpResponse:
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    answer: Any = Client(enforce_csrf_checks=True).post(
        "/payments/news",
        body,
        content_type="application/json",
        headers={"Pay-Signature": signature, **headers},
    )
    found: HttpResponse = answer
    return found


def test_a_message_before_the_person_returns_settles_it(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    assert post(news(payment)).status_code == 204
    assert only().state == PaymentState.PAID


def test_a_message_before_our_own_answer_is_written_down_settles_it(till: PaperTill) -> None:
    till.lost = 1
    with pytest.raises(Unavailable):
        start()
    till.turn(PaymentState.PAID)
    assert post(news(only())).status_code == 204
    assert (only().state, only().provider_id) == (PaymentState.PAID, "p1")


def test_what_it_says_is_not_believed_without_asking(till: PaperTill) -> None:
    payment = start().payment
    assert post(news(payment, "success")).status_code == 204
    assert only().state == PaymentState.OPEN


def test_the_same_message_twice_changes_nothing_more(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    assert [post(news(payment)).status_code for _ in range(2)] == [204, 204]
    assert only().state == PaymentState.PAID


def test_a_wrong_signature_is_refused(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    assert post(news(payment), "another secret").status_code == 401
    assert only().state == PaymentState.OPEN


def test_without_a_secret_nobody_can_sign(till: PaperTill, settings: Settings) -> None:
    settings.PAYMENTS_WEBHOOK_SECRET = ""
    assert post(news(start().payment), "").status_code == 401


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"\xff", b'{"resource_type": "refund", "resource_id": "p1"}']
)
def test_what_says_nothing_to_us_is_taken_and_left(till: PaperTill, body: bytes) -> None:
    start()
    assert post(body).status_code == 204
    assert only().state == PaymentState.OPEN


def test_a_payment_that_we_do_not_know_is_taken_and_left(till: PaperTill) -> None:
    assert post(news(Payment(reference="PAY-0000-0000-0000", amount=5))).status_code == 204


def test_a_message_about_another_amount_does_not_take_a_payment_over(till: PaperTill) -> None:
    till.away = True
    with pytest.raises(Unavailable):
        start()
    post(news(only(), amount=1))
    assert (only().state, only().provider_id) == (PaymentState.ASKED, "")


def test_it_is_only_posted_to(db: None) -> None:
    assert Client().get("/payments/news").status_code == 405


def test_a_huge_message_is_refused(till: PaperTill) -> None:
    assert post(b"x" * 70_000).status_code == 413
