"""One other way for what could not reach somebody, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from portal.integration import messages, outbox
from portal.integration.models import Delivery, SetAside, State
from portal.integration.notify.bounces import may_go_another_way, send_another_way
from portal.integration.signals import bounced, dead_lettered

from .conftest import CANARY, again
from .fake_notify import FakeNotify
from .posting import post, receipt

pytestmark = pytest.mark.django_db


class TestAnotherWay:
    @pytest.fixture
    def by_letter(self) -> Iterator[None]:
        def hear(delivery: Delivery, reason: str, **kwargs: Any) -> None:
            if may_go_another_way(delivery):
                send_another_way(delivery, "letter")

        bounced.connect(hear)
        yield
        bounced.disconnect(hear)

    def test_it_goes_another_way_and_rests_with_that_reason(
        self, key: str, delivery: Delivery, by_letter: None, caplog: pytest.LogCaptureFixture
    ) -> None:
        dead: list[Any] = []
        hear = lambda **kwargs: dead.append(kwargs)  # noqa: E731 - a receiver
        dead_lettered.connect(hear)
        post(key, receipt(delivery, "permanent-failure"))
        dead_lettered.disconnect(hear)
        delivery = again(delivery)
        assert (delivery.state, delivery.set_aside_reason) == (
            State.SET_ASIDE,
            SetAside.OTHER_WAY,
        )
        other = delivery.other_way
        assert (other.template, other.subject_id, other.channel) == ("receipt", 41, "letter")
        assert dead == [], "nobody needs to do anything"

    def test_who_cannot_be_reached_twice_needs_a_person(
        self, key: str, notify: FakeNotify, delivery: Delivery, by_letter: None
    ) -> None:
        post(key, receipt(delivery, "permanent-failure"))
        other = again(delivery).other_way
        outbox.send(other.pk)
        post(key, receipt(other, "permanent-failure"))
        assert again(other).state == State.DEAD
        assert Delivery.objects.count() == 2

    def test_one_that_is_refused_at_once_goes_another_way_too(
        self, notify: FakeNotify, by_letter: None
    ) -> None:
        messages.register(
            "other",
            lambda pk: None,
            owner="case",
            text=lambda pk: messages.TextMessage("none", "Hello"),
            letter=lambda pk: None,
        )
        delivery = messages.queue("other", 1, channel="text")
        outbox.send(delivery.pk)
        assert again(delivery).other_way.channel == "letter"
        assert again(delivery).state == State.SET_ASIDE

    def test_a_receiver_that_fails_stops_nothing_and_names_nobody(
        self, notify: FakeNotify, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(delivery: Delivery, **kwargs: Any) -> None:
            Delivery.objects.filter(pk=delivery.pk).update(subject_id=99)
            raise ValueError(CANARY)

        messages.register(
            "other",
            lambda pk: None,
            owner="case",
            text=lambda pk: messages.TextMessage("none", "Hello"),
        )
        delivery = messages.queue("other", 1, channel="text")
        bounced.connect(fail)
        outbox.send(delivery.pk)
        bounced.disconnect(fail)
        assert (again(delivery).state, again(delivery).subject_id) == (State.DEAD, 1)
        assert "ValueError at test_another_way.py" in caplog.text
        assert CANARY not in caplog.text
