"""How a payment stands is asked, believed once, and never goes back on what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.integration.models import Delivery, Endpoint, Payment, PaymentState, Subscription
from portal.integration.payments import sweeping
from portal.integration.payments.errors import Unavailable
from portal.integration.payments.settling import settle
from portal.integration.payments.signals import paid
from tests.support.payments import PaperTill

from .conftest import only, start


@pytest.fixture
def told() -> Iterator[list[Payment]]:
    """What the rooms were told."""
    heard: list[Payment] = []

    def hear(sender: Any, payment: Payment, **kwargs: Any) -> None:
        heard.append(payment)

    paid.connect(hear)
    yield heard
    paid.disconnect(hear)


def age(payment: Payment, by: timedelta) -> None:
    moment = timezone.now() - by
    Payment.objects.filter(pk=payment.pk).update(asked_at=moment, looked_at=moment)
    payment.refresh_from_db()


def test_what_was_paid_is_told_once(till: PaperTill, told: list[Payment]) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    settle(payment)
    settle(only())
    assert (only().state, only().settled_at is not None) == (PaymentState.PAID, True)
    assert told == [payment]


def test_two_who_look_at_the_same_moment_tell_it_once(till: PaperTill, told: list[Payment]) -> None:
    payment, same = start().payment, only()
    till.turn(PaymentState.PAID)
    settle(payment)
    settle(same)
    assert len(told) == 1


def test_the_councils_systems_are_told_which_account_and_how_much(till: PaperTill) -> None:
    listening = Endpoint.objects.create(
        name="Cash", slug="cash", address="https://cash.example/hook", alert_to="it@example.org"
    )
    Subscription.objects.create(endpoint=listening, event="payment.taken")
    payment = start().payment
    till.turn(PaymentState.PAID)
    settle(payment)
    data = Delivery.objects.get(endpoint=listening).payload["data"]
    assert (data["account"], data["amount"]) == ("600000123", 15_025)
    assert data["payment"] == payment.reference


def test_a_room_that_fails_leaves_it_to_be_looked_at_again(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)

    def fail(**kwargs: Any) -> None:
        raise RuntimeError

    paid.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            settle(payment)
    finally:
        paid.disconnect(fail)
    assert only().state == PaymentState.OPEN
    settle(only())
    assert only().state == PaymentState.PAID


@pytest.mark.parametrize(
    "ended",
    [PaymentState.FAILED, PaymentState.CANCELLED, PaymentState.EXPIRED, PaymentState.ERROR],
)
def test_each_end_is_kept_apart_and_tells_nobody_of_money(
    till: PaperTill, told: list[Payment], ended: PaymentState
) -> None:
    payment = start().payment
    till.turn(ended, why="P0010")
    settle(payment)
    assert (only().state, only().why, told) == (ended, "P0010", [])


def test_money_that_was_taken_after_all_counts(till: PaperTill, told: list[Payment]) -> None:
    payment = start().payment
    till.turn(PaymentState.EXPIRED)
    settle(payment)
    till.turn(PaymentState.PAID)
    sweeping.look(payment.pk)
    assert only().state == PaymentState.PAID
    assert len(told) == 1


def test_what_was_paid_never_goes_back(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    settle(payment)
    till.turn(PaymentState.FAILED)
    settle(payment)
    assert only().state == PaymentState.PAID


@pytest.mark.parametrize("change", [{"amount": 1}, {"reference": "PAY-0000-0000-0000"}])
def test_another_amount_or_reference_is_not_believed(
    till: PaperTill, change: dict[str, Any]
) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    till.kept["p1"] = replace(till.kept["p1"], **change)
    with pytest.raises(Unavailable):
        settle(payment)
    assert only().state == PaymentState.OPEN


def test_a_person_who_never_comes_back_has_paid_all_the_same(till: PaperTill) -> None:
    payment = start().payment
    till.turn(PaymentState.PAID)
    age(payment, timedelta(minutes=3))
    assert sweeping.sweep() == 1
    assert only().state == PaymentState.PAID


def test_one_that_was_begun_just_now_is_left_in_peace(till: PaperTill) -> None:
    start()
    assert sweeping.sweep() == 0


def test_an_old_one_is_asked_about_less_often(till: PaperTill) -> None:
    payment = start().payment
    age(payment, timedelta(hours=3))
    assert [sweeping.sweep(), sweeping.sweep()] == [1, 0]
    Payment.objects.update(looked_at=timezone.now() - timedelta(minutes=10))
    assert sweeping.sweep() == 0
    Payment.objects.update(looked_at=timezone.now() - timedelta(minutes=31))
    assert sweeping.sweep() == 1


def test_while_the_service_is_away_it_is_asked_once_a_run(till: PaperTill) -> None:
    for subject in ("one", "two"):
        age(start(subject=subject).payment, timedelta(minutes=3))
    till.away = True
    assert sweeping.sweep() == 0
    assert Payment.objects.filter(looked_at__gt=timezone.now() - timedelta(minutes=1)).count() == 1


def test_one_whose_worker_was_killed_before_it_asked_is_over_after_an_hour(
    till: PaperTill,
) -> None:
    till.away = True
    with pytest.raises(Unavailable):
        start()
    age(only(), timedelta(minutes=59))
    sweeping.sweep()
    assert only().state == PaymentState.ASKED
    age(only(), timedelta(minutes=61))
    sweeping.sweep()
    assert only().state == PaymentState.NOT_BEGUN


def test_what_came_to_nothing_is_forgotten_and_what_was_paid_is_not(till: PaperTill) -> None:
    for subject, ended in (("one", PaymentState.FAILED), ("two", PaymentState.PAID)):
        payment = start(subject=subject).payment
        till.turn(ended, payment.provider_id)
        settle(payment)
    Payment.objects.update(settled_at=timezone.now() - timedelta(days=91))
    assert sweeping.forget_old() == 1
    assert only().state == PaymentState.PAID
