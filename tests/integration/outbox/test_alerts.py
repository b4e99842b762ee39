"""Whoever looks after something is told when it does not work, and not every minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from portal.integration import alerts, messages, outbox
from portal.integration.models import Delivery, Endpoint, Outcome, SetAside, State
from portal.integration.outbox.lease import claim
from portal.integration.result import Result
from tests.support.factories import ContactPointFactory, council_settings

from .events import CANARY, Answering, endpoint, happen
from .letters import ADDRESS

pytestmark = pytest.mark.django_db

REFUSED = Result(Outcome.REFUSED, "HTTP 400")
FAILED = Result(Outcome.FAILED, "HTTP 503")


@pytest.fixture
def told(answering: Answering) -> Answering:
    endpoint()
    return answering


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelling:
        yield travelling


def queued(template: str) -> int:
    count: int = Delivery.objects.filter(template=template).count()
    return count


def give_up(told: Answering, stream: str) -> None:
    told.result = REFUSED
    outbox.send(happen(stream)[0].pk)


class TestAnEndpoint:
    def test_its_owner_is_told_of_the_first_that_is_given_up(
        self, told: Answering, mailoutbox: list[Any]
    ) -> None:
        give_up(told, "A")
        happen("A")
        outbox.sweep()
        [mail] = mailoutbox
        assert mail.to == ["engineers@example.org"]
        assert "Repairs needs your help" in mail.subject
        assert "Waiting to be sent: 1. Given up, and kept for you to decide about: 1." in mail.body
        assert "/admin/reports/deliveries/?state=dead" in mail.body
        assert CANARY not in mail.body

    def test_and_not_again_until_it_has_worked(self, told: Answering) -> None:
        give_up(told, "A")
        give_up(told, "B")
        assert queued(alerts.ENDPOINT) == 1
        told.result = Result(Outcome.SENT)
        outbox.send(happen("C")[0].pk)
        give_up(told, "D")
        assert queued(alerts.ENDPOINT) == 2

    def test_it_is_told_after_some_hours_of_failing(self, told: Answering, clock: Any) -> None:
        told.result = FAILED
        outbox.send(happen()[0].pk)
        clock.shift(timedelta(hours=4))
        alerts.watch()
        assert queued(alerts.ENDPOINT) == 0
        clock.shift(timedelta(minutes=1))
        alerts.watch()
        alerts.watch()
        assert queued(alerts.ENDPOINT) == 1

    def test_it_is_told_of_one_that_was_disabled_while_the_worker_died(self) -> None:
        endpoint(disabled_at=timezone.now(), disabled_because="It answered 410.")
        alerts.watch()
        [delivery] = Delivery.objects.filter(template=alerts.ENDPOINT)
        message = alerts.build_endpoint(delivery.subject_id)
        assert message
        assert "It is disabled: It answered 410." in message.text

    def test_nothing_is_sent_when_all_is_well_again(self, told: Answering) -> None:
        give_up(told, "A")
        now = timezone.now()
        Delivery.objects.in_state(State.DEAD).update(
            set_aside_at=now, set_aside_reason=SetAside.BY_HAND, payload=None
        )
        assert alerts.build_endpoint(Endpoint.objects.get().pk) is None

    def test_a_worker_that_lost_its_lease_tells_nobody(self, told: Answering) -> None:
        held = claim(happen()[0].pk)
        assert held
        Delivery.objects.update(lease_token=held.delivery.key)
        outbox.settle.settle(held, REFUSED)
        assert queued(alerts.ENDPOINT) == 0


class TestMessagesToPeople:
    def give_up(self) -> None:
        Delivery.objects.filter(pk=messages.queue("receipt", 41).pk).update(dead_at=timezone.now())

    @override_settings(ALERT_EMAIL="office@example.org")
    def test_the_council_is_told_once_a_day_at_most(
        self, clock: Any, mailoutbox: list[Any]
    ) -> None:
        self.give_up()
        alerts.watch()
        self.give_up()
        clock.shift(timedelta(hours=23))
        alerts.watch()
        assert queued(alerts.PEOPLE) == 1
        outbox.sweep()
        [mail] = mailoutbox
        assert mail.to == ["office@example.org"]
        assert "We gave up 2 messages to people." in mail.body
        assert ADDRESS not in mail.body

    def test_and_the_next_day_only_about_something_new(self, clock: Any) -> None:
        self.give_up()
        alerts.watch()
        clock.shift(timedelta(hours=25))
        alerts.watch()
        assert queued(alerts.PEOPLE) == 1
        self.give_up()
        alerts.watch()
        assert queued(alerts.PEOPLE) == 1 + 1

    def test_without_a_setting_it_is_the_main_contact(self) -> None:
        council_settings(main_contact=ContactPointFactory(email="hello@example.org"))
        self.give_up()
        message = alerts.build_people(alerts.NOTHING)
        assert message
        assert message.to == "hello@example.org"

    def test_nobody_is_told_of_what_was_dealt_with(self) -> None:
        assert alerts.build_people(alerts.NOTHING) is None

    def test_no_alert_is_about_an_alert(self, told: Answering) -> None:
        give_up(told, "A")
        Delivery.objects.filter(template=alerts.ENDPOINT).update(dead_at=timezone.now())
        alerts.watch()
        assert queued(alerts.PEOPLE) == 0
