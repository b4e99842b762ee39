"""Paying with the number on a bill, by anybody, and nothing is said of whose it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portal.integration.models import Payment, PaymentState
from portal.integration.payments.settling import settle
from tests.support.billing import REFERENCE, account_with
from tests.support.payments import PaperTill

from .conftest import hidden, text

pytestmark = pytest.mark.django_db
PATH = "/pay/"
RIGHT = {"tax": "council-tax", "reference": "600 000 001", "amount": "150.25"}


def given(client: Client, **more: str) -> dict[str, str]:
    return {**RIGHT, "once": hidden(client.get(PATH), "once"), **more}


def pay(client: Client, **more: str) -> Payment:
    client.post(PATH, given(client, sure="yes", **more))
    found: Payment = Payment.objects.first()
    return found


def test_it_is_looked_at_once_more_before_anything_begins(client: Client, till: PaperTill) -> None:
    page = client.post(PATH, given(client))
    for words in ("Check before you pay", "600000001", "£150.25", "Council tax"):
        assert words in text(page)
    assert not Payment.objects.exists()


def test_it_leads_on_from_there(till: PaperTill) -> None:
    client = Client()
    payment = pay(client)
    assert (payment.amount, payment.about, payment.by) == (15_025, REFERENCE, None)
    answer = client.get(reverse("payment_go", args=[payment.public_id]))
    assert "Refresh" in answer


def test_something_can_be_changed_and_nothing_typed_is_lost(till: PaperTill) -> None:
    client = Client()
    page = client.post(PATH, given(client, change="yes")).content.decode()
    assert 'value="600 000 001"' in page
    assert 'value="150.25"' in page


def test_an_account_that_is_there_and_one_that_is_not_look_alike(till: PaperTill) -> None:
    account_with()
    client = Client()
    there, nowhere = (
        text(client.post(PATH, given(client, reference=number)))
        for number in (REFERENCE, "600000999")
    )
    assert there.replace(REFERENCE, "") == nowhere.replace("600000999", "")


def test_the_same_page_pressed_twice_is_one_payment_even_after_it_was_paid(
    till: PaperTill,
) -> None:
    client = Client()
    same = given(client, sure="yes")
    client.post(PATH, same)
    client.post(PATH, same)
    payment = Payment.objects.get()
    till.turn(PaymentState.PAID)
    settle(payment)
    again = client.post(PATH, same)
    assert again["Location"] == reverse("payment", args=[payment.public_id])
    assert Payment.objects.count() == 1


def test_the_account_number_is_kept_in_no_plain_column(till: PaperTill) -> None:
    payment = pay(Client())
    row = Payment.objects.filter(pk=payment.pk).values().get()
    assert row.pop("about") == REFERENCE
    assert not any(REFERENCE in str(value) for value in row.values())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tax": ""}, "Choose what you want to pay"),
        ({"tax": "rent"}, "Choose"),
        ({"reference": ""}, "Enter the account number"),
        ({"reference": "12"}, "only letters, numbers and hyphens"),
        ({"reference": "600/000/001"}, "only letters, numbers and hyphens"),
        ({"reference": "<script>"}, "only letters, numbers and hyphens"),
        ({"reference": "6" * 21}, "only letters, numbers and hyphens"),
        ({"amount": ""}, "Enter the amount"),
        ({"amount": "0.50"}, "must be £1 or more"),
        ({"amount": "100000.01"}, "must be £100,000 or less"),
        ({"amount": "ten"}, "pounds and pence"),
    ],
)
def test_each_mistake_is_said(
    client: Client, till: PaperTill, change: dict[str, str], words: str
) -> None:
    answer = client.post(PATH, given(client, sure="yes", **change))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Payment.objects.exists()


def test_another_browser_sees_whether_it_was_paid_and_no_more(till: PaperTill) -> None:
    payment = pay(Client())
    till.turn(PaymentState.PAID)
    said = text(Client().get(reverse("payment", args=[payment.public_id])))
    assert "You have paid" in said
    assert "150.25" not in said
    assert REFERENCE not in said


@pytest.mark.parametrize("name", ["payment_go", "receipt", "stop"])
def test_another_browser_can_do_nothing_with_it(till: PaperTill, name: str) -> None:
    payment = pay(Client())
    stranger: Any = Client()
    if name == "stop":
        answer = stranger.post(reverse("payment", args=[payment.public_id]))
    elif name == "receipt":
        till.turn(PaymentState.PAID)
        settle(payment)
        answer = stranger.get(reverse("format_file", args=["payment", payment.public_id, "text"]))
    else:
        answer = stranger.get(reverse(name, args=[payment.public_id]))
    assert answer.status_code == 404


def test_the_receipt_says_what_was_paid_in_every_format(till: PaperTill) -> None:
    client = Client()
    payment = pay(client)
    address = reverse("format_file", args=["payment", payment.public_id, "text"])
    assert client.get(address).status_code == 404
    till.turn(PaymentState.PAID)
    settle(payment)
    got = client.get(address)
    for words in ("£150.25", REFERENCE, payment.reference):
        assert words in got.content.decode()
    assert "attachment" in got["Content-Disposition"]
    assert REFERENCE not in got["Content-Disposition"]
    pdf = client.get(reverse("format_file", args=["payment", payment.public_id, "pdf"]))
    assert pdf.content.startswith(b"%PDF-")
    for none in ("fragment", "docx"):
        missing = reverse("format_file", args=["payment", payment.public_id, none])
        assert client.get(missing).status_code == 404


def test_an_unknown_payment_is_not_there(client: Client, till: PaperTill) -> None:
    assert client.get("/pay/abcdef/").status_code == 404


def test_too_many_from_one_place_are_stopped(client: Client, till: PaperTill) -> None:
    answers = [
        client.post(PATH, given(client, sure="yes", reference=f"6000{n:05}")).status_code
        for n in range(41)
    ]
    assert answers == [303] * 40 + [429]


def test_a_service_that_is_away_loses_nothing_typed(client: Client, till: PaperTill) -> None:
    till.away = True
    answer = client.post(PATH, given(client, sure="yes"))
    assert answer.status_code == 503
    assert "You have not paid" in text(answer)
    assert "600000001" in text(answer)


def test_without_a_payment_service_the_page_says_so(client: Client, settings: Settings) -> None:
    settings.PAYMENTS_SOURCE = "off"
    assert "You cannot pay online just now" in text(client.get(PATH))
