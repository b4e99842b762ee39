"""Two who pay with one account number, in an account or without: neither pays twice unaware."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.billing.models import Account
from portal.billing.paying import views
from portal.integration.models import Payment, PaymentState
from portal.integration.payments.settling import settle
from tests.support.billing import REFERENCE, account_with
from tests.support.payments import PaperTill

from .conftest import text
from .test_account import path
from .test_account import pay as pay_inside
from .test_reference import PATH, given, pay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ON_ITS_WAY = "A payment with this account number is on its way."


def test_the_second_is_told_that_there_is_one_and_no_more(till: PaperTill) -> None:
    first = pay(Client())
    stranger = Client()
    page = stranger.post(PATH, given(stranger, sure="yes", amount="7.00"))
    assert page.status_code == 422
    assert ON_ITS_WAY in text(page)
    assert "150.25" not in text(page)
    assert first.reference not in text(page)
    assert list(Payment.objects.all()) == [first]


def test_nothing_typed_is_lost_by_it(till: PaperTill) -> None:
    pay(Client())
    page = (stranger := Client()).post(PATH, given(stranger, sure="yes", amount="7.00"))
    for words in ("£7.00", REFERENCE, "Council tax"):
        assert words in text(page)


def test_the_second_pays_only_on_purpose(till: PaperTill) -> None:
    first = pay(Client())
    assert pay(Client()) == first
    assert pay(Client(), anyway="yes") != first


def test_it_is_said_only_where_a_payment_would_begin(till: PaperTill) -> None:
    pay(Client())
    assert ON_ITS_WAY not in text((stranger := Client()).post(PATH, given(stranger)))


def test_a_number_that_no_account_has_says_the_same(till: PaperTill) -> None:
    account_with()
    said = []
    for number in (REFERENCE, "600000999"):
        pay(Client(), reference=number)
        page = (stranger := Client()).post(PATH, given(stranger, sure="yes", reference=number))
        said.append(text(page).replace(number, ""))
    assert ON_ITS_WAY in said[0]
    assert said[0] == said[1]


def test_what_began_in_an_account_is_on_its_way_for_a_stranger_without_its_sum(
    client: Client, account: Account, till: PaperTill
) -> None:
    first = pay_inside(client, account, "overdue")
    page = (stranger := Client()).post(PATH, given(stranger, sure="yes"))
    assert ON_ITS_WAY in text(page)
    assert "£100.00" not in text(page)
    assert list(Payment.objects.all()) == [first]


@pytest.mark.parametrize("written", ["600000001", "600 000 001", "600-000-001"])
def test_a_payer_is_told_of_what_somebody_pays_with_the_number(
    client: Client, account: Account, till: PaperTill, written: str
) -> None:
    pay(Client(), reference=written)
    shown = text(client.get(path(account)))
    assert "A payment of £150.25 is on its way. Somebody else began it." in shown


def test_what_was_paid_with_the_number_counts_in_the_account(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(Client())
    till.turn(PaymentState.PAID)
    settle(payment)
    assert "£150.25 was paid by card just now" in text(client.get(path(account)))


def test_one_browser_that_presses_twice_is_asked_nothing(till: PaperTill) -> None:
    client = Client()
    same = given(client, sure="yes")
    assert [client.post(PATH, same).status_code for _ in range(2)] == [303, 303]


@pytest.mark.parametrize("state", [PaymentState.CANCELLED, PaymentState.FAILED])
def test_what_came_to_nothing_is_on_its_way_no_more(till: PaperTill, state: PaymentState) -> None:
    first = pay(Client())
    till.turn(state)
    settle(first)
    assert pay(Client()) != first


def test_another_number_is_not_held_up(till: PaperTill) -> None:
    assert pay(Client()) != pay(Client(), reference="600000002")


def test_to_ask_is_counted_as_to_pay(till: PaperTill, monkeypatch: pytest.MonkeyPatch) -> None:
    pay(Client())
    monkeypatch.setattr(views, "MOST_AN_HOUR", 3)
    codes = []
    for _ in range(3):
        codes.append((stranger := Client()).post(PATH, given(stranger, sure="yes")).status_code)
    assert codes == [422, 422, 429]
