"""What a fault leaves behind: the same file under the same name, or nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.integration import batches
from portal.integration.batches import making, sending, settling
from portal.integration.models import Attempt, Batch, Delivery, Endpoint, Outcome
from portal.integration.outbox.backoff import MOST_TRIES
from portal.integration.result import Result

from ..conftest import Deliver
from .dropping import NOON, SIX, at, everything, lines, publish_at


class TestFaults:
    def test_a_killed_worker_leaves_the_same_file_to_the_next_one(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        """Killed after the file was put in its place and before that was noted."""
        publish_at(NOON, happened, "A", "B")
        with (
            time_machine.travel(SIX, tick=False),
            mock.patch.object(sending, "settle", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            batches.sweep()
        before = everything(folder)
        publish_at(SIX + timedelta(seconds=1), happened, "A", "C")

        assert at(SIX + timedelta(minutes=1)) == 0, "the lease is still held"
        assert at(SIX + timedelta(minutes=10)) == 1

        assert everything(folder) == before
        assert len(before) == 2
        outcomes = list(Attempt.objects.order_by("pk").values_list("outcome", flat=True))
        assert outcomes == [Outcome.LOST, Outcome.LOST, Outcome.SENT, Outcome.SENT]

    def test_killed_before_it_was_written_it_is_written_under_the_same_name(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        with (
            time_machine.travel(SIX, tick=False),
            mock.patch.object(sending, "put", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            batches.sweep()
        assert at(SIX + timedelta(minutes=10)) == 1
        assert (folder / Batch.objects.get().name).exists()
        assert lines(folder) == [["A"]]

    def test_noting_it_half_is_noting_nothing(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A", "B")
        with (
            time_machine.travel(SIX, tick=False),
            mock.patch.object(settling.working, "note", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            batches.sweep()
        assert not Delivery.objects.exclude(delivered_at=None).exists()
        assert not Batch.objects.exclude(sent_at=None).exists()
        assert at(SIX + timedelta(minutes=10)) == 1
        assert lines(folder) == [["A", "B"]]

    def test_a_worker_that_took_longer_than_its_lease_changes_nothing(
        self, drop: Endpoint, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        with time_machine.travel(SIX, tick=False):
            [batch] = making.make_due()
            slow = sending.claim(batch.pk)
        with time_machine.travel(SIX + timedelta(minutes=10), tick=False):
            assert sending.claim(batch.pk)
            assert slow
            settling.settle(slow, Result(Outcome.SENT))
        batch.refresh_from_db()
        assert batch.sent_at is None
        assert batch.lease_until
        assert Delivery.objects.get().delivered_at is None

    def test_a_full_file_takes_as_many_queries_as_a_small_one(
        self,
        drop: Endpoint,
        happened: Deliver,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        publish_at(NOON, happened, *(f"R{number}" for number in range(60)))
        with time_machine.travel(SIX, tick=False), django_assert_max_num_queries(40):
            assert batches.sweep() == 1

    def test_a_file_that_cannot_be_written_waits_with_all_its_events(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        told = publish_at(NOON, happened, "A", "B")
        full = mock.patch("os.fsync", side_effect=OSError(28, "No space left on device"))
        with full:
            assert at(SIX) == 1
        assert everything(folder) == {}, "not even half of it"
        for delivery in told:
            delivery.refresh_from_db()
            assert delivery.tries == 1
            assert SIX < delivery.due_at < SIX + timedelta(minutes=1)
            assert delivery.attempts.get().reason == "OSError: No space left on device"
        assert at(SIX + timedelta(minutes=1)) == 1
        assert lines(folder) == [["A", "B"]]

    def test_after_the_last_try_all_its_events_are_given_up(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        told = publish_at(NOON, happened, "A", "B")
        folder.rmdir()
        moment = SIX
        for _ in range(MOST_TRIES):
            assert at(moment) == 1
            moment += timedelta(days=2)
        assert at(moment) == 0
        for delivery in told:
            delivery.refresh_from_db()
            assert delivery.dead_at
        drop.refresh_from_db()
        assert drop.alerted_at, "whoever looks after it was told"
        folder.mkdir()
        Delivery.objects.filter(pk=told[1].pk).update(dead_at=None, tries=0, due_at=moment)

        assert at(moment) == 1

        assert lines(folder) == [["A", "B"]], "one sent again brings its whole file"
        assert not Delivery.objects.exclude(dead_at=None).exists()

    def test_what_was_set_aside_stays_out_when_the_rest_is_sent_again(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        told = publish_at(NOON, happened, "A", "B")
        with time_machine.travel(SIX, tick=False):
            making.make_due()
        Delivery.objects.filter(pk=told[0].pk).update(
            dead_at=SIX, set_aside_at=SIX, set_aside_reason="not_needed", payload=None
        )
        assert at(SIX) == 1
        assert lines(folder) == [["B"]]

    def test_no_event_overtakes_one_of_its_case_that_is_stuck_in_a_file(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        folder.rmdir()
        at(SIX)
        publish_at(SIX + timedelta(hours=1), happened, "A", "B")
        Delivery.objects.filter(batch__isnull=False).update(due_at=SIX + timedelta(days=1, hours=3))
        folder.mkdir()

        at(SIX + timedelta(days=1))
        assert lines(folder) == [["B"]]

        at(SIX + timedelta(days=1, hours=3))
        at(SIX + timedelta(days=2))
        assert sorted(lines(folder)) == [["A"], ["A"], ["B"]]

    def test_one_that_fails_does_not_keep_others_waiting(
        self, drop: Endpoint, folder: Path, happened: Deliver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(making, "MOST", 1)
        publish_at(NOON, happened, "A", "B", "C")
        with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
            assert at(SIX) == 1, "the first that fails ends its endpoint's turn"
        assert at(SIX + timedelta(minutes=1)) == 3
        assert lines(folder) == [["A"], ["B"], ["C"]]

    def test_a_worker_that_is_to_stop_begins_no_file(
        self, drop: Endpoint, folder: Path, happened: Deliver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish_at(NOON, happened, "A")
        monkeypatch.setattr(sending.drain, "asked", lambda: True)
        assert at(SIX) == 0
        assert everything(folder) == {}

    def test_of_two_workers_one_makes_the_file_and_one_writes_it(
        self, drop: Endpoint, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        stale = Endpoint.objects.get()
        with time_machine.travel(SIX, tick=False):
            [batch] = making.make(Endpoint.objects.get(), timezone.now())
            assert making.make(stale, timezone.now()) == []
            assert sending.claim(batch.pk)
            assert sending.claim(batch.pk) is None
