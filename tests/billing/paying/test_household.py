"""Two who each owe the whole bill: neither pays it a second time without meaning to."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.people import person_of
from portal.billing.models import Account
from portal.billing.paying import views
from portal.integration.models import Payment, PaymentState
from tests.support.billing import join
from tests.support.payments import PaperTill
from tests.support.residents import resident, sure

from .conftest import text
from .test_account import path, pay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def other(account: Account) -> Client:
    """Somebody else who pays the same bill."""
    user = resident("other@example.org")
    join(account, person_of(user))
    return sure(user)


def test_the_second_is_told_what_is_on_its_way_and_by_nobodys_name(
    client: Client, other: Client, account: Account, till: PaperTill
) -> None:
    pay(client, account, "overdue")
    shown = text(other.get(path(account)))
    assert "A payment of £100.00 is on its way. Somebody else began it." in shown
    assert "resident@example.org" not in shown
    assert "on its way" not in text(client.get(path(account)))


def test_the_second_pays_only_on_purpose(
    client: Client, other: Client, account: Account, till: PaperTill
) -> None:
    first = pay(client, account)
    page = other.post(path(account), {"choice": f"all-{first.amount}", "amount": "", "after": "0"})
    assert page.status_code == 422
    assert "Tick the box only if you want to pay as well" in text(page)
    assert list(Payment.objects.all()) == [first]
    again = pay(other, account, anyway=str(first.amount))
    assert (again.pk != first.pk, again.amount) == (True, first.amount)


def test_who_pressed_at_the_same_moment_is_told_too(
    client: Client,
    other: Client,
    account: Account,
    till: PaperTill,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = views._may_begin

    def and_somebody_is_quicker(request: object) -> bool:
        monkeypatch.setattr(views, "_may_begin", whole)
        pay(client, account)
        return True

    page = other.get(path(account))
    assert "on its way" not in text(page)
    monkeypatch.setattr(views, "_may_begin", and_somebody_is_quicker)
    mine = pay(other, account)
    assert Payment.objects.count() == 1
    assert mine.by != other.get("/account/").wsgi_request.user


def test_more_than_the_second_knew_of_is_said_again(
    client: Client, other: Client, account: Account, till: PaperTill
) -> None:
    first = pay(client, account)
    page = other.post(
        path(account),
        {"choice": f"all-{first.amount}", "amount": "", "after": "0", "anyway": "5"},
    )
    assert page.status_code == 422
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("state", [PaymentState.CANCELLED, PaymentState.FAILED])
def test_what_came_to_nothing_is_on_its_way_no_more(
    client: Client, other: Client, account: Account, till: PaperTill, state: PaymentState
) -> None:
    payment = pay(client, account)
    till.turn(state)
    client.get(f"/pay/{payment.public_id}/")
    assert "on its way" not in text(other.get(path(account)))
    assert pay(other, account).pk != payment.pk
