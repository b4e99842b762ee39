"""Other parts put links and pieces onto the page of a bill."""

from __future__ import annotations

import pytest
from django.http import HttpRequest

from portal.billing.models import Account
from portal.billing.pages import actions
from portal.billing.pages.actions import Action, Notice, Place, Seen


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_registered", {})
    return


SEEN = Seen(HttpRequest(), Account())
PAY = Action("Pay now", "/bills/x/pay/")


def test_actions_stand_in_their_places_in_their_order() -> None:
    later = Action("Pay another amount", "/bills/x/pay/other/")
    actions.register("later", Place.PAY, lambda seen: later, order=20)
    actions.register("pay", Place.PAY, lambda seen: PAY, order=10)
    actions.register("note", Place.NOTE, lambda seen: Notice("note.html"))
    made = actions.pieces(SEEN)
    assert made["pay"] == [PAY, later]
    assert made["note"] == [Notice("note.html")]
    assert made["change"] == []


def test_one_part_may_put_several_or_none() -> None:
    actions.register("two", Place.CHANGE, lambda seen: (PAY, PAY))
    actions.register("none", Place.CHANGE, lambda seen: None)
    assert actions.pieces(SEEN)["change"] == [PAY, PAY]


def test_an_earlier_bill_offers_nothing_to_pay_or_change() -> None:
    asked: list[Seen] = []

    def asking(seen: Seen) -> Action:
        asked.append(seen)
        return PAY

    actions.register("pay", Place.PAY, asking)
    actions.register("note", Place.NOTE, lambda seen: Notice("note.html"))
    made = actions.pieces(Seen(HttpRequest(), Account(), earlier=True))
    assert made["pay"] == []
    assert made["note"]
    assert asked == []


def no_piece(seen: Seen) -> None:
    """A part that has nothing for this page."""


def test_a_name_is_taken_once() -> None:
    actions.register("pay", Place.PAY, no_piece)
    actions.register("pay", Place.PAY, no_piece)
    with pytest.raises(ValueError, match="pay"):
        actions.register("pay", Place.BANK, no_piece)
