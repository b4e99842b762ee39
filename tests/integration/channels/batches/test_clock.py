"""Events in files: which are in them, and when they are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from portal.integration.batches import making, sending
from portal.integration.models import Batch, Endpoint, Outcome
from portal.integration.outbox import send as send_one

from ..conftest import Deliver
from .dropping import NOON, SIX, at, everything, lines, publish_at


class TestByTheClock:
    def test_nothing_is_written_before_its_time(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        assert at(SIX - timedelta(minutes=1)) == 0
        assert everything(folder) == {}

    def test_then_all_are_in_one_file_in_their_order(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        told = publish_at(NOON, happened, "A", "B", "A", "C")

        assert at(SIX) == 1

        assert lines(folder) == [["A", "B", "A", "C"]]
        for delivery in told:
            delivery.refresh_from_db()
            assert delivery.delivered_at
            assert delivery.attempts.get().outcome == Outcome.SENT
        batch = Batch.objects.get()
        assert batch.sent_at == SIX
        assert {delivery.batch for delivery in told} == {batch.key}

    def test_the_next_time_is_six_on_the_wall_also_over_the_autumn_change(
        self, drop: Endpoint
    ) -> None:
        assert drop.next_batch_at == SIX
        at(datetime(2026, 10, 24, 17, 0, tzinfo=UTC))
        drop.refresh_from_db()
        assert drop.next_batch_at == datetime(2026, 10, 25, 18, 0, tzinfo=UTC)

    def test_without_events_there_is_no_file_but_the_time_moves_on(
        self, drop: Endpoint, folder: Path
    ) -> None:
        assert at(SIX) == 0
        drop.refresh_from_db()
        assert drop.next_batch_at == SIX + timedelta(days=1)
        assert everything(folder) == {}
        assert not Batch.objects.exists()

    def test_a_second_sweep_writes_nothing_twice(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        assert at(SIX) == 1
        assert at(SIX + timedelta(minutes=1)) == 0
        assert lines(folder) == [["A"]]

    def test_what_came_too_late_goes_into_the_next_file(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        at(SIX)
        publish_at(SIX + timedelta(seconds=1), happened, "B")
        at(SIX + timedelta(days=1))
        assert lines(folder) == [["A"], ["B"]]

    def test_a_time_that_is_set_earlier_counts_at_once(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        [delivery] = publish_at(NOON, happened, "A")
        Endpoint.objects.update(schedule="30 13 * * *")
        at(NOON + timedelta(minutes=1))
        delivery.refresh_from_db()
        assert delivery.due_at == NOON + timedelta(minutes=30)
        assert at(NOON + timedelta(minutes=30)) == 1

    def test_it_says_in_the_database_when_each_event_will_go(
        self, drop: Endpoint, happened: Deliver
    ) -> None:
        [delivery] = publish_at(NOON, happened, "A")
        assert delivery.due_at == SIX

    def test_no_event_for_a_file_is_ever_sent_by_itself(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        [delivery] = publish_at(NOON, happened, "A")
        with time_machine.travel(SIX + timedelta(hours=1)):
            assert send_one(delivery.pk) is False
        assert everything(folder) == {}

    def test_too_many_for_one_file_are_in_two(
        self, drop: Endpoint, folder: Path, happened: Deliver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(making, "MOST", 2)
        publish_at(NOON, happened, "A", "B", "C")
        assert at(SIX) == 2
        assert lines(folder) == [["A", "B"], ["C"]]


class TestPausing:
    def test_a_paused_endpoint_gets_no_file(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        Endpoint.objects.update(paused_at=NOON)
        assert at(SIX) == 0
        assert everything(folder) == {}

    def test_and_gets_it_when_it_works_again(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        Endpoint.objects.update(paused_at=NOON)
        at(SIX)
        Endpoint.objects.update(paused_at=None)
        assert at(SIX + timedelta(hours=2)) == 1
        assert lines(folder) == [["A"]]

    def test_a_file_that_is_made_waits_too(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        with time_machine.travel(SIX, tick=False):
            making.make_due()
        Endpoint.objects.update(disabled_at=SIX, disabled_because="It said so")
        assert at(SIX) == 0


def test_files_are_forgotten_with_their_deliveries(
    drop: Endpoint, happened: Deliver, settings: Settings
) -> None:
    publish_at(NOON, happened, "A")
    at(SIX)
    for days, left in ((settings.DELIVERY_DAYS - 1, 1), (settings.DELIVERY_DAYS + 1, 0)):
        with time_machine.travel(SIX + timedelta(days=days)):
            sending.forget_old()
        assert Batch.objects.count() == left
