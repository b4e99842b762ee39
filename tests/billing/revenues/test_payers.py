"""Who pays no more loses the account here, in the moment that we hear of it; nobody else does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.models import Account, Joined, Payer
from portal.billing.revenues.keeping import keep_account
from portal.billing.revenues.news import PayerNews
from portal.billing.revenues.signals import payer_gone
from tests.support.accounts import resident
from tests.support.billing import join

from .making import LATER, NEWS

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = PayerNews("A Tenant"), PayerNews("B Tenant"), PayerNews("C Lodger")


def keep(*payers: PayerNews) -> Account:
    keep_account(replace(NEWS, payers=payers, told_at=LATER))
    kept: Account = Account.objects.get()
    return kept


def names(account: Account) -> list[tuple[int, str]]:
    return [(row.number, row.name) for row in account.payers.order_by("number")]


def test_payers_change_places_and_stay_who_they_are() -> None:
    account = keep(ONE, TWO, THREE)
    keys = {row.name: row.pk for row in account.payers.all()}
    keep(THREE, ONE, TWO)
    assert names(account) == [(1, "C Lodger"), (2, "A Tenant"), (3, "B Tenant")]
    assert {row.name: row.pk for row in account.payers.all()} == keys


def test_who_moved_out_sees_the_account_no_more() -> None:
    account = keep(ONE, TWO)
    leaver, stayer = (person_of(resident()) for _ in range(2))
    join(account, leaver, payer=1)
    join(account, stayer, payer=2)
    told: list[Any] = []

    def listen(joined: list[Joined], **kwargs: Any) -> None:
        told.extend(joined)

    payer_gone.connect(listen)
    keep(TWO)
    payer_gone.disconnect(listen)
    assert not whose.of_subject(leaver).exists()
    assert whose.of_subject(stayer).get() == account
    assert [row.person for row in told] == [leaver]
    assert Joined.objects.get(person=leaver).ended_at is not None


def test_somebody_else_of_the_same_surname_does_not_get_it() -> None:
    account = keep(ONE)
    person = person_of(resident())
    join(account, person)
    keep(TWO)
    assert not whose.of_subject(person).exists()


def test_a_name_in_other_capitals_is_the_same_payer() -> None:
    account = keep(ONE)
    person = person_of(resident())
    join(account, person)
    keep(PayerNews("A  TENANT"))
    assert whose.of_subject(person).get() == account
    assert Payer.objects.get().name == "A  TENANT"


def test_two_of_exactly_one_name_are_two_payers() -> None:
    account = keep(ONE, ONE)
    assert names(account) == [(1, "A Tenant"), (2, "A Tenant")]
    keep(ONE)
    assert names(account) == [(1, "A Tenant")]
