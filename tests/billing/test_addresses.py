"""Addresses of bills: nothing that can be no id is ever looked up."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.support.residents import resident, sure

pytestmark = pytest.mark.django_db
ODD = ("\x00", "a\x00b", "\U0001f4b7", "a b", "a'b", "..")
ADDRESSES = (
    "/bills/{}/pay/",
    "/bills/{}/payments/",
    "/bills/{}/calendar/",
    "/bills/{}/changes/",
    "/bills/{}/paperless/",
    "/bills/{}/leave/",
    "/bills/{}/bill/{}/",
    "/bills/{}/direct-debit/",
    "/formats/bill/{}/",
    "/formats/bill/{}/pdf/",
    "/bills/properties/added/{}/",
    "/pay/{}/",
    "/pay/{}/go/",
)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_can_be_no_id_leads_to_no_page(address: str, odd: str) -> None:
    with pytest.raises(Resolver404):
        resolve(address.format(odd, odd))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_id_that_we_make_leads_to_one(address: str) -> None:
    assert resolve(address.format("-Zq7_x9aBcD1e2F-", "_Zq7-x9aBcD1e2F_"))


def test_a_database_is_not_asked_for_what_it_cannot_hold() -> None:
    client: Client = sure(resident())
    assert client.get("/bills/a\x00b/pay/").status_code == 404
