"""From the outbox through a channel and back: what each answer leads to for the event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.integration import outbox
from portal.integration.channels.kinds import register_kinds
from portal.integration.models import Delivery, Endpoint, Kind, Outcome
from tests.support.http import Says, Server

from .conftest import CANARY, Deliver, MakeEndpoint


@pytest.fixture
def housing(endpoint: MakeEndpoint, server: Server) -> Endpoint:
    return endpoint(Kind.WEBHOOK, server.url("/in"))


def test_what_has_arrived_is_kept_without_its_words(
    housing: Endpoint, happened: Deliver, server: Server
) -> None:
    delivery = happened()
    server.says = Says(200, f"Thank you, {CANARY}".encode())

    assert outbox.send(delivery.pk)

    delivery.refresh_from_db()
    assert delivery.delivered_at
    assert delivery.payload is None
    attempt = delivery.attempts.get()
    assert attempt.outcome == Outcome.SENT
    assert attempt.answered["status"] == 200
    assert CANARY not in str(attempt.answered)


def test_410_closes_the_door_and_the_event_waits_behind_it(
    housing: Endpoint, happened: Deliver, server: Server
) -> None:
    delivery = happened()
    server.says = Says(410)
    outbox.send(delivery.pk)

    housing.refresh_from_db()
    delivery.refresh_from_db()
    assert housing.disabled_at
    assert "410" in housing.disabled_because
    assert delivery.state == "waiting"
    assert delivery.payload
    server.says = Says(200)
    assert not outbox.send(delivery.pk)
    Endpoint.objects.update(disabled_at=None, disabled_because="")
    assert outbox.send(delivery.pk)


def test_we_wait_as_long_as_we_are_asked_to(
    housing: Endpoint, happened: Deliver, server: Server
) -> None:
    with time_machine.travel(datetime(2026, 7, 1, 12, 0, tzinfo=UTC), tick=False):
        delivery = happened()
        server.says = Says(503, headers={"Retry-After": "3600"})
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert delivery.due_at >= timezone.now() + timedelta(hours=1)


def test_a_worker_that_dies_after_the_sending_sends_the_same_again(
    housing: Endpoint, happened: Deliver, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.integration.outbox import sending

    delivery, real = happened(), sending.settle

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "settle", killed)
    with pytest.raises(KeyboardInterrupt):
        outbox.send(delivery.pk)
    monkeypatch.setattr(sending, "settle", real)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert outbox.send(delivery.pk)

    first, second = server.asked
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert Delivery.objects.get().delivered_at


def test_the_kinds_are_registered_once_however_often_it_is_said() -> None:
    register_kinds()
    register_kinds()
