"""A payment is begun once, however often somebody presses and whatever the service answers."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from portal.integration.models import Payment, PaymentState
from portal.integration.payments.beginning import give_up
from portal.integration.payments.errors import Over, Refused, Unavailable, UnderWay
from tests.support.payments import ONWARD, PaperTill

from .conftest import BACK, only, start


def test_it_is_written_down_before_the_service_is_asked(till: PaperTill) -> None:
    till.away = True
    with pytest.raises(Unavailable):
        start()
    assert (only().state, only().amount) == (PaymentState.ASKED, 15_025)


def test_the_person_is_led_on_and_the_service_knows_where_back(till: PaperTill) -> None:
    begun = start()
    order = till.orders[begun.payment.key]
    assert begun.onward == f"{ONWARD}p1"
    assert order.back == f"{BACK}{begun.payment.public_id}"
    assert (order.purpose, order.amount, order.reference) == (
        "Council tax",
        15_025,
        begun.payment.reference,
    )
    assert only().state == PaymentState.OPEN


def test_the_service_is_told_nothing_of_the_account(till: PaperTill) -> None:
    begun = start()
    assert "600000123" not in repr(till.orders[begun.payment.key])


def test_pressing_twice_is_one_payment(till: PaperTill) -> None:
    first, second = start(), start()
    assert first.payment == second.payment == only()
    assert first.onward == second.onward
    assert len(till.kept) == 1


def test_another_subject_has_a_payment_of_its_own(till: PaperTill) -> None:
    assert start().payment != start(subject="account 8").payment


def test_a_lost_answer_is_asked_for_again_and_makes_no_second_payment(till: PaperTill) -> None:
    till.lost = 1
    with pytest.raises(Unavailable):
        start()
    assert start().onward == f"{ONWARD}p1"
    assert len(till.kept) == 1


def test_another_amount_stops_the_first_before_it_begins_the_second(till: PaperTill) -> None:
    first = start(15_025).payment
    second = start(5_000).payment
    first.refresh_from_db()
    assert first.state == PaymentState.CANCELLED == till.kept["p1"].state
    assert (second.amount, second.state) == (5_000, PaymentState.OPEN)


def test_another_amount_after_a_lost_answer_is_another_payment(till: PaperTill) -> None:
    till.lost = 1
    with pytest.raises(Unavailable):
        start(15_025)
    assert start(5_000).payment.amount == 5_000
    assert Payment.objects.get(amount=15_025).state == PaymentState.NOT_BEGUN


@pytest.mark.parametrize("amount", [15_025, 5_000])
def test_what_has_been_paid_meanwhile_is_not_begun_again(till: PaperTill, amount: int) -> None:
    start()
    till.turn(PaymentState.PAID)
    with pytest.raises(Over) as over:
        start(amount)
    assert over.value.payment.state == PaymentState.PAID
    assert len(till.kept) == 1


def test_nothing_is_begun_while_one_is_just_being_taken(till: PaperTill) -> None:
    start()
    till.turn(PaymentState.OPEN)
    with pytest.raises(UnderWay):
        start()
    assert len(till.kept) == 1


@pytest.mark.parametrize(
    "ended", [PaymentState.FAILED, PaymentState.CANCELLED, PaymentState.EXPIRED]
)
def test_after_one_that_came_to_nothing_another_may_be_made(
    till: PaperTill, ended: PaymentState
) -> None:
    start()
    till.turn(ended)
    assert start().onward == f"{ONWARD}p2"
    assert Payment.objects.filter(state=ended).count() == 1


def test_what_the_service_refuses_is_over_at_once(till: PaperTill) -> None:
    till.refuses = "P0102"
    with pytest.raises(Refused):
        start()
    assert only().state == PaymentState.NOT_BEGUN
    till.refuses = ""
    assert start().onward


def test_one_that_ended_here_while_the_service_answered_is_stopped_there(till: PaperTill) -> None:
    def ends() -> None:
        give_up(only())

    till.before_answer = ends
    with pytest.raises(Unavailable):
        start()
    assert till.kept["p1"].state == PaymentState.CANCELLED


def test_giving_up_what_was_paid_finds_that_it_was_paid(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    give_up(payment)
    assert only().state == PaymentState.PAID


def test_without_a_payment_service_nothing_is_written(till: PaperTill, settings: Settings) -> None:
    settings.PAYMENTS_SOURCE = "off"
    with pytest.raises(Unavailable):
        start()
    assert not Payment.objects.exists()


def test_the_database_keeps_one_live_payment_of_a_subject(till: PaperTill) -> None:
    payment = start().payment
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(owner="tests", subject=payment.subject, amount=1, provider="paper")


def test_the_database_keeps_no_payment_of_nothing(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(owner="tests", subject="one", amount=0, provider="paper")


def test_references_are_drawn_and_read_well(till: PaperTill) -> None:
    first = start().payment.reference
    assert first != start(subject="two").payment.reference
    assert len(first) == len("PAY-7K4M-9TX3-2B6Q")
    assert not set("ILOU") & set(first[4:])
