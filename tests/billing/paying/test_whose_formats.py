"""The receipt of a payment is its payer's alone, in every format, and another looks like none."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.documents.registry import ready_formats
from portal.integration.models import Payment, PaymentState
from portal.integration.payments.settling import settle
from tests.support.payments import PaperTill
from tests.support.people import sign_in
from tests.support.residents import resident, signed_in, sure

from .test_reference import pay

pytestmark = pytest.mark.django_db
FORMATS = [each.name for each in ready_formats() if each.offered]


@pytest.fixture
def paid(till: PaperTill) -> Payment:
    made = pay(Client())
    till.turn(PaymentState.PAID)
    settle(made)
    return made


def test_nobody_else_has_it_in_any_format(paid: Payment) -> None:
    others = {
        "nobody": Client(),
        "another": signed_in(resident("a@example.org")),
        "another who is sure": sure(resident("b@example.org")),
        "an adviser": sign_in("Advisers"),
        "a publisher": sign_in("Publishers"),
    }
    for who, client in others.items():
        listed = client.get(reverse("other_formats", args=["payment", paid.public_id]))
        never = client.get(reverse("other_formats", args=["payment", "x" * 22]))
        assert (listed.status_code, never.status_code) == (404, 404), who
        assert listed["Cache-Control"] == never["Cache-Control"], who
        assert paid.reference not in listed.content.decode()
        for format in FORMATS:
            address = reverse("format_file", args=["payment", paid.public_id, format])
            assert client.get(address).status_code == 404, (who, format)
        asked = f"/accessibility/formats/easy-read/payment/{paid.public_id}/"
        assert client.get(asked).status_code == client.post(asked).status_code == 404, who
