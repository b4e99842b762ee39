"""Events while the machine fails under us: nothing half written, nothing lost, no second effect.

What happens to real processes that are killed is tried in tests/faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone

from portal.council.models import ContactPoint
from portal.integration import outbox, wake
from portal.integration.models import Attempt, Delivery, Endpoint, Outcome, State
from portal.integration.outbox import sending
from portal.integration.outbox.lease import claim, lease_length
from portal.integration.result import Result
from tests.support.workers import at_once, committed, elsewhere

from .events import Answering, endpoint, happen

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """A worker is gone: nothing catches it, as nothing catches kill -9."""


@pytest.fixture
def told(answering: Answering) -> Answering:
    endpoint()
    return answering


@pytest.fixture
def shared(
    tmp_path: Path, answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Answering]:
    """Workers in threads of their own see one endpoint, and what they commit. No job is queued."""
    monkeypatch.setattr(wake, "async_task", lambda *args, **kwargs: None)
    with committed(tmp_path):
        elsewhere(endpoint)
        yield answering
        elsewhere(clean)


def clean() -> None:
    Delivery.objects.all().delete()
    Endpoint.objects.all().delete()


def only() -> Delivery:
    found: Delivery = Delivery.objects.get(endpoint__isnull=False)
    return found


def after_the_lease() -> time_machine.travel:
    return time_machine.travel(timezone.now() + lease_length() + timedelta(seconds=1))


class TestAWorkerIsKilled:
    def die(self, *args: Any) -> None:
        raise Killed

    def test_before_it_sends_another_one_sends(self, told: Answering) -> None:
        [delivery] = happen()
        told.before = self.die
        with pytest.raises(Killed):
            outbox.send(delivery.pk)
        told.before = lambda delivery: None
        assert outbox.sweep() == 0, "somebody may still be at it"
        with after_the_lease():
            assert outbox.sweep() == 1
        assert told.keys == [delivery.key.hex]
        assert only().state == State.SENT

    def test_after_it_has_sent_the_repeat_has_the_same_name(
        self, told: Answering, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        [delivery] = happen()
        with monkeypatch.context() as patch:
            patch.setattr(sending, "settle", self.die)
            with pytest.raises(Killed):
                outbox.send(delivery.pk)
        with after_the_lease():
            outbox.sweep()
        assert told.seen[0] == told.seen[1], "the same payload, to the byte"
        assert told.keys == [delivery.key.hex] * 2
        outcomes = list(Attempt.objects.values_list("outcome", flat=True))
        assert outcomes == [Outcome.LOST, Outcome.SENT]

    def test_in_the_middle_of_noting_it_nothing_is_half_noted(
        self, told: Answering, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        [delivery] = happen()
        with monkeypatch.context() as patch:
            patch.setattr("portal.integration.outbox.settle.working.note", self.die)
            with pytest.raises(Killed):
                outbox.send(delivery.pk)
        left = only()
        assert (left.state, left.payload) == (State.WAITING, delivery.payload)
        assert Attempt.objects.get().outcome == ""
        with after_the_lease():
            assert outbox.sweep() == 1
        assert only().state == State.SENT

    def test_the_one_behind_it_waits_its_turn_meanwhile(self, told: Answering) -> None:
        [first], [second] = happen(), happen()
        assert claim(first.pk)
        assert outbox.send(second.pk) is False
        with after_the_lease():
            outbox.sweep()
            outbox.sweep()
        assert told.keys == [first.key.hex, second.key.hex]


@pytest.mark.usefixtures("shared")
class TestWorkersThatMeet:
    def test_one_event_is_sent_by_one(self, shared: Answering) -> None:
        [number] = elsewhere(lambda: [each.pk for each in happen()])
        assert sum(at_once(lambda: outbox.send(number), 4)) == 1
        assert len(shared.keys) == 1

    def test_events_of_one_case_keep_their_order_whoever_sends_them(
        self, shared: Answering
    ) -> None:
        numbers = elsewhere(lambda: [happen("A")[0].pk for _ in range(6)])
        for _ in range(8):
            at_once(outbox.sweep, 3)
        sent = [pk for pk, _ in shared.seen]
        assert sent == numbers

    def test_many_that_succeed_at_once_do_not_stand_in_each_others_way(
        self, shared: Answering
    ) -> None:
        elsewhere(lambda: [happen(f"S{number}") for number in range(12)])
        at_once(outbox.sweep, 4)
        assert len(shared.keys) == len(set(shared.keys)) == 12
        assert elsewhere(Delivery.objects.in_state(State.SENT).count) == 12


class TestTheDiskIsFull:
    def test_what_happened_and_its_events_are_written_together_or_not_at_all(
        self, shared: Answering
    ) -> None:
        refused = elsewhere(_on_a_full_disk)
        assert refused > 0
        happened = elsewhere(ContactPoint.objects.filter(slug__startswith="full-").count)
        assert happened == elsewhere(Delivery.objects.count) == MANY - refused
        elsewhere(ContactPoint.objects.filter(slug__startswith="full-").delete)


MANY = 300
FULL = {
    "sqlite": ["PRAGMA max_page_count = 1"],  # it takes the pages that there are
    "postgresql": [
        """CREATE FUNCTION pg_temp.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.subject_id % 3 = 0 THEN RAISE SQLSTATE '53100'; END IF; RETURN NEW; END $$""",
        """CREATE TRIGGER disk_is_full BEFORE INSERT ON integration_delivery
        FOR EACH ROW EXECUTE FUNCTION pg_temp.full()""",
    ],
}
"""What is the same to us as a disk that is full: SQLITE_FULL, and SQLSTATE disk_full now and then.

The function of PostgreSQL, and with it the trigger, is gone with its session.
"""


def _on_a_full_disk() -> int:
    """Let many things happen; how many were refused."""
    with connection.cursor() as cursor:
        for command in FULL[connection.vendor]:
            cursor.execute(command)
    refused = 0
    for number in range(MANY):
        try:
            with transaction.atomic():
                ContactPoint.objects.create(slug=f"full-{number}", name="A team")
                happen(f"S{number}", subject_id=number)
        except OperationalError:
            refused += 1
    return refused


@transaction.atomic
def _half() -> None:
    ContactPoint.objects.create(slug="half", name="A team")
    happen()


class TestSomethingIsGone:
    def test_a_database_that_fails_while_publishing_undoes_what_happened(
        self, told: Answering, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("database is locked")

        monkeypatch.setattr(Delivery.objects, "create", broken)
        with pytest.raises(DatabaseError):
            _half()
        assert not ContactPoint.objects.filter(slug="half").exists()
        assert not Delivery.objects.exists()

    def test_without_the_shared_cache_events_are_published_and_sent(
        self, told: Answering, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(*args: Any, **kwargs: Any) -> Any:
            raise OperationalError("no such table: shared_cache")

        for name in ("get", "add", "set", "get_many", "delete"):
            monkeypatch.setattr(type(caches["shared"]), name, gone)
        happen()
        assert outbox.sweep() == 1
        assert only().state == State.SENT


class TestTheClock:
    def test_a_worker_whose_clock_is_ten_minutes_slow_sends_it_ten_minutes_later(
        self, told: Answering
    ) -> None:
        happen()
        with time_machine.travel(timezone.now() - timedelta(minutes=10)):
            assert outbox.sweep() == 0
        assert outbox.sweep() == 1

    def test_a_worker_whose_clock_is_ten_minutes_fast_may_repeat_and_never_loses(
        self, told: Answering
    ) -> None:
        """Beyond its lease it takes what another holds. The repeat has the same name."""
        [delivery] = happen()
        held = claim(delivery.pk)
        assert held
        with time_machine.travel(timezone.now() + timedelta(minutes=10)):
            assert outbox.sweep() == 1
        outbox.settle.settle(held, Result(Outcome.FAILED, "Late"))
        assert only().state == State.SENT, "who comes back late undoes nothing"

    @pytest.mark.parametrize("month", [3, 10])
    def test_a_wait_is_as_long_when_the_clocks_change(self, told: Answering, month: int) -> None:
        changes = {3: datetime(2026, 3, 29, 0, 59, 50, tzinfo=UTC)}
        before = changes.get(month, datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC))
        told.result = Result(Outcome.FAILED, "HTTP 503")
        with time_machine.travel(before, tick=False) as clock:
            [delivery] = happen()
            outbox.send(delivery.pk)
            waits = only().due_at - before
            assert timedelta(seconds=27) <= waits <= timedelta(seconds=33)
            told.result = Result(Outcome.SENT)
            clock.shift(waits - timedelta(seconds=1))
            assert outbox.sweep() == 0
            clock.shift(timedelta(seconds=1))
            assert outbox.sweep() == 1

    def test_what_an_event_says_of_its_time_is_one_moment_in_the_doubled_hour(
        self, told: Answering
    ) -> None:
        said = []
        for minutes in (30, 90):  # half past one, twice
            moment = datetime(2026, 10, 25, 0, minutes % 60, tzinfo=UTC) + timedelta(
                hours=minutes // 60
            )
            with time_machine.travel(moment, tick=False):
                said.append(happen()[0].payload["timestamp"])
        assert said == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]
