"""Paying from one's own account, there and back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portal.accounts.models import User
from portal.billing.models import Account
from portal.billing.paying import data
from portal.billing.paying.lately import not_shown_yet
from portal.billing.paying.letters import TOLD
from portal.billing.telling import as_email
from portal.billing.words import EntryKind
from portal.integration.models import Delivery, Payment, PaymentState
from portal.integration.payments.settling import settle
from tests.support.billing import entry
from tests.support.payments import ONWARD, PaperTill
from tests.support.residents import resident, signed_in, sure

from .conftest import TODAY, hidden, options, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def path(account: Account) -> str:
    return reverse("bill_pay", args=[account.public_id])


def pay(client: Client, account: Account, choice: str = "all", **more: str) -> Payment:
    """Choose a sum and press; the newest payment."""
    page = client.get(path(account))
    chosen = next(each for each in options(page) if each.startswith(choice))
    after = hidden(page, "after")
    client.post(path(account), {"choice": chosen, "amount": "", "after": after, **more})
    found: Payment = Payment.objects.first()
    return found


def test_who_is_not_sure_enough_proves_it_first(account: Account, user: User) -> None:
    response = signed_in(user).get(path(account))
    assert response.status_code == 303
    assert "/prove" in response["Location"]


def test_another_persons_account_is_not_there(account: Account, till: PaperTill) -> None:
    other = sure(resident("other@example.org"))
    assert other.get(path(account)).status_code == 404
    assert other.get("/bills/nothing/pay/").status_code == 404


def test_the_page_leads_on_to_the_payment_service(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(client, account, "overdue")
    assert (payment.amount, payment.about) == (10_000, account.reference)
    page = client.get(reverse("payment_go", args=[payment.public_id]))
    assert page["Refresh"] == f"0; url={ONWARD}p1"
    assert f"{ONWARD}p1" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_coming_back_says_what_was_paid(client: Client, account: Account, till: PaperTill) -> None:
    payment = pay(client, account, "overdue")
    till.turn(PaymentState.PAID)
    page = client.get(reverse("payment", args=[payment.public_id]))
    assert "You have paid £100.00" in text(page)
    assert payment.reference in text(page)


def test_coming_back_twice_counts_once(client: Client, account: Account, till: PaperTill) -> None:
    payment = pay(client, account)
    till.turn(PaymentState.PAID)
    for _ in range(2):
        client.get(reverse("payment", args=[payment.public_id]))
    assert Delivery.objects.filter(template="bill-paid").count() == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PaymentState.FAILED, "Your card was not accepted"),
        (PaymentState.CANCELLED, "You stopped the payment"),
        (PaymentState.EXPIRED, "The time to pay ran out"),
        (PaymentState.ERROR, "The payment did not work"),
    ],
)
def test_each_end_has_its_own_words_and_a_way_to_try_again(
    client: Client, account: Account, till: PaperTill, state: PaymentState, words: str
) -> None:
    payment = pay(client, account)
    till.turn(state)
    page = client.get(reverse("payment", args=[payment.public_id]))
    assert words in text(page)
    assert "No money was taken" in text(page)
    assert path(account) in page.content.decode()
    assert not Delivery.objects.filter(template="bill-paid").exists()


def test_who_comes_back_by_the_back_button_can_go_on_or_stop(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(client, account)
    address = reverse("payment", args=[payment.public_id])
    assert "You have not finished paying" in text(client.get(address))
    client.post(address)
    assert "You stopped the payment" in text(client.get(address))
    assert till.kept["p1"].state == PaymentState.CANCELLED


def test_while_nobody_knows_the_page_says_not_to_pay_again(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(client, account)
    till.away = True
    said = text(client.get(reverse("payment", args=[payment.public_id])))
    assert "We do not know yet if you have paid" in said
    assert "Do not pay again now" in said


def test_pressing_twice_is_one_payment(client: Client, account: Account, till: PaperTill) -> None:
    assert pay(client, account) == pay(client, account)
    assert Payment.objects.count() == 1


def test_a_page_from_before_the_payment_does_not_pay_again(
    client: Client, account: Account, till: PaperTill
) -> None:
    page = client.get(path(account))
    given = {"choice": options(page)[-2], "amount": "", "after": hidden(page, "after")}
    client.post(path(account), given)
    till.turn(PaymentState.PAID)
    settle(Payment.objects.get())
    account.balance *= 2  # so that the same sum could be chosen again
    account.save()
    again = client.post(path(account), {**given, "choice": "other", "amount": "45.50"})
    assert again["Location"] == reverse("payment", args=[Payment.objects.get().public_id])


def test_a_payment_service_that_is_away_loses_nothing(
    client: Client, account: Account, till: PaperTill
) -> None:
    till.away = True
    answer = client.post(path(account), {"choice": "other", "amount": "45.50", "after": "0"})
    assert answer.status_code == 503
    assert "You have not paid" in text(answer)
    assert 'value="45.50"' in answer.content.decode()
    till.away = False
    client.post(path(account), {"choice": "other", "amount": "45.50", "after": "0"})
    assert (Payment.objects.get().state, Payment.objects.get().amount) == (
        PaymentState.OPEN,
        4_550,
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Choose how much you want to pay"),
        ({"choice": "all-1"}, "The sum has changed"),
        ({"choice": "other"}, "Enter how much you want to pay"),
        ({"choice": "other", "amount": "0.99"}, "must be between £1.00 and"),
        ({"choice": "other", "amount": "99999"}, "must be between £1.00 and"),
        ({"choice": "other", "amount": "-5"}, "must be £0 or more"),
        ({"choice": "other", "amount": "five"}, "pounds and pence"),
        ({"choice": "other", "amount": "1,50"}, "pounds and pence"),
    ],
)
def test_each_mistake_is_said_and_begins_nothing(
    client: Client, account: Account, till: PaperTill, given: dict[str, str], words: str
) -> None:
    answer = client.post(path(account), given)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Payment.objects.exists()


def test_a_sum_beside_another_choice_is_asked_about(
    client: Client, account: Account, till: PaperTill
) -> None:
    chosen = options(client.get(path(account)))[0]
    answer = client.post(path(account), {"choice": chosen, "amount": "5"})
    assert "Leave this box empty" in text(answer)


def test_what_was_paid_is_said_until_an_entry_names_it(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(client, account, "overdue")
    till.turn(PaymentState.PAID)
    settle(payment)
    assert "£100.00 was paid by card just now" in text(client.get(path(account)))
    assert not_shown_yet(account) == [payment]
    entry(account, -10_000, TODAY, EntryKind.PAYMENT, payment.reference)
    assert not_shown_yet(account) == []
    assert "just now" not in text(client.get(path(account)))


def test_who_has_nothing_left_to_pay_is_told_so(
    client: Client, account: Account, till: PaperTill
) -> None:
    Account.objects.update(balance=0, overdue=0)
    assert "You have nothing to pay now" in text(client.get(path(account)))


def test_without_a_payment_service_the_page_says_how_else(
    client: Client, account: Account, settings: Settings
) -> None:
    settings.PAYMENTS_SOURCE = "off"
    assert "You cannot pay online just now" in text(client.get(path(account)))


def test_a_direct_debit_payer_is_told_not_to_pay_twice(
    client: Client, account: Account, till: PaperTill
) -> None:
    Account.objects.update(direct_debit=True)
    assert "You pay by Direct Debit" in text(client.get(path(account)))


def test_the_message_has_no_sum_and_no_account(
    client: Client, account: Account, till: PaperTill
) -> None:
    payment = pay(client, account, "overdue")
    assert as_email(TOLD, payment.pk) is None
    till.turn(PaymentState.PAID)
    settle(payment)
    message = as_email(TOLD, payment.pk)
    assert message is not None
    said = f"{message.subject} {message.text}"
    for secret in ("100", account.reference, payment.reference):
        assert secret not in said


def test_the_pages_stay_quick(
    client: Client, account: Account, till: PaperTill, django_assert_max_num_queries: Any
) -> None:
    client.get(path(account))
    with django_assert_max_num_queries(16):
        client.get(path(account))


def test_what_was_paid_is_among_what_we_hold_of_them(
    client: Client, account: Account, user: User, till: PaperTill
) -> None:
    payment = pay(client, account, "overdue")
    assert data.collect(user) == []
    till.turn(PaymentState.PAID)
    settle(payment)
    (held,) = data.collect(user)
    assert (held["Amount"], held["Payment"]) == ("£100.00", payment.reference)
    assert data.collect(resident("other@example.org")) == []
