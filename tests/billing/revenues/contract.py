"""What every revenues system must keep. A new adapter's tests inherit from this.

Give a fixture ``world`` with a system that knows ``account``: its bill, and two entries of it.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest
from django.db import transaction

from portal.billing.models import Account
from portal.billing.revenues.errors import Refused
from portal.billing.revenues.news import Place
from portal.billing.revenues.protocol import Found, Move, OnTheBill, RevenuesSystem
from portal.integration.models import Delivery
from tests.support.billing import POSTCODE, REFERENCE, SECRET, council_tax_bill

from .making import CHARGE, NEWS, PAYMENT

TYPED = OnTheBill(REFERENCE, "tenant", "aa11aa", "key 7788 99")
NOBODY = "600000999"


class World(Protocol):
    """``account`` is our row of the account that the system knows."""

    system: RevenuesSystem
    account: Account


class RevenuesContract:
    def test_what_is_on_the_bill_finds_the_account(self, world: World) -> None:
        assert world.system.look_up(TYPED) == Found(REFERENCE, 1)

    @pytest.mark.parametrize(
        "typed",
        [
            OnTheBill(NOBODY, "tenant", POSTCODE, SECRET),
            OnTheBill(REFERENCE, "somebody", POSTCODE, SECRET),
            OnTheBill(REFERENCE, "tenant", "BB1 1BB", SECRET),
            OnTheBill(REFERENCE, "tenant", POSTCODE, "another"),
            OnTheBill(REFERENCE, "tenant", POSTCODE, ""),
            OnTheBill("", "", "", ""),
        ],
    )
    def test_anything_wrong_finds_nothing(self, world: World, typed: OnTheBill) -> None:
        assert world.system.look_up(typed) is None

    def test_an_account_is_told_as_it_stands(self, world: World) -> None:
        found = world.system.account(REFERENCE)
        assert found is not None
        assert (found.reference, found.tax, found.band) == (REFERENCE, NEWS.tax, "C")
        assert found.balance == CHARGE.amount + PAYMENT.amount
        assert found.place == NEWS.place
        assert [each.name for each in found.payers] == ["A Tenant"]

    def test_entries_and_bills_are_told_whole_the_latest_first(self, world: World) -> None:
        assert set(world.system.entries(REFERENCE)) == {CHARGE, PAYMENT}
        assert world.system.bills(REFERENCE) == [council_tax_bill()]

    def test_of_nobody_s_account_there_is_nothing(self, world: World) -> None:
        assert world.system.account(NOBODY) is None
        assert world.system.entries(NOBODY) == []
        assert world.system.bills(NOBODY) == []

    def test_what_is_asked_leaves_once_and_changes_no_row(
        self, world: World, listening: None
    ) -> None:
        with transaction.atomic():
            receipt = world.system.set_paperless(world.account, on=True, request="mine")
        assert receipt.request == "mine"
        sent = Delivery.objects.get()
        assert sent.event == "billing.paperless.asked"
        assert sent.payload["data"]["account"] == REFERENCE
        assert sent.payload["data"]["on"] is True
        world.account.refresh_from_db()
        assert not world.account.paperless

    def test_a_move_and_a_new_address_leave_in_their_order(
        self, world: World, listening: None
    ) -> None:
        move = Move("out", date(2026, 12, 1), "7K4M9TX3")
        with transaction.atomic():
            first = world.system.move(world.account, move)
            second = world.system.change_of_address(world.account, Place(("2 New St",), "BB1 1BB"))
        assert first.request != second.request
        sent = list(Delivery.objects.order_by("pk"))
        assert [each.event for each in sent] == ["billing.move.asked", "billing.address.asked"]
        assert len({each.stream for each in sent}) == 1
        assert sent[0].payload["data"]["day"] == "2026-12-01"
        assert REFERENCE not in sent[0].stream

    def test_a_closed_account_is_asked_for_nothing_but_where_letters_go(
        self, world: World, listening: None
    ) -> None:
        world.account.closed_on = date(2026, 11, 1)
        with transaction.atomic(), pytest.raises(Refused, match="closed"):
            world.system.set_paperless(world.account, on=True)
        with transaction.atomic():
            world.system.set_paperless(world.account, on=False)
            world.system.change_of_address(world.account, Place(("2 New St",), "BB1 1BB"))
        assert Delivery.objects.count() == 2

    def test_nothing_is_asked_outside_a_transaction(self, world: World) -> None:
        connection = transaction.get_connection()
        inside, connection.in_atomic_block = connection.in_atomic_block, False
        try:
            with pytest.raises(RuntimeError):
                world.system.set_paperless(world.account, on=False)
        finally:
            connection.in_atomic_block = inside
