"""Events on their way to an endpoint: in order, once, and nothing of them left behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.integration import outbox
from portal.integration.events.publish import as_sent
from portal.integration.models import Delivery, Endpoint, Kind, Outcome, SetAside, State
from portal.integration.outbox.backoff import WAITS
from portal.integration.outbox.decisions import (
    send_again,
    send_all_again,
    set_aside,
)
from portal.integration.result import Result
from tests.support.factories import UserFactory

from .events import CANARY, REFERENCE, Answering, endpoint, happen

pytestmark = pytest.mark.django_db

FAILED = Result(Outcome.FAILED, "HTTP 503", answered={"status": 503})
REFUSED = Result(Outcome.REFUSED, "HTTP 400", answered={"status": 400})


@pytest.fixture
def told(answering: Answering) -> Answering:
    """One endpoint is told, and its channel does what the test says."""
    endpoint()
    return answering


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelling:
        yield travelling


def states(*deliveries: Delivery) -> list[State]:
    found = Delivery.objects.in_bulk([each.pk for each in deliveries])
    return [found[each.pk].state for each in deliveries]


def door() -> Endpoint:
    found: Endpoint = Endpoint.objects.get()
    return found


class TestWhatIsKept:
    def test_what_has_arrived_is_erased_and_its_hash_stays(self, told: Answering) -> None:
        [delivery] = happen()
        sent = as_sent(delivery.payload)
        assert CANARY in sent.decode()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.payload) == (State.SENT, None)
        assert delivery.payload_hash == hashlib.sha256(sent).hexdigest()
        assert told.seen[0][1]["data"]["words"] == CANARY

    def test_what_nobody_needs_any_more_is_erased(self, told: Answering) -> None:
        told.result = Result(Outcome.NOTHING)
        [delivery] = happen()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.payload) == (State.CANCELLED, None)

    @pytest.mark.parametrize("result", [FAILED, REFUSED])
    def test_what_did_not_arrive_is_kept_to_be_sent_again(
        self, told: Answering, result: Result
    ) -> None:
        told.result = result
        [delivery] = happen()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert delivery.payload

    @pytest.mark.parametrize("end", ["delivered_at", "cancelled_at"])
    def test_the_database_keeps_no_payload_beyond_the_end(self, told: Answering, end: str) -> None:
        [delivery] = happen()
        with pytest.raises(IntegrityError), transaction.atomic():
            Delivery.objects.filter(pk=delivery.pk).update(**{end: timezone.now()})

    def test_what_the_other_system_answered_stays_with_the_try(self, told: Answering) -> None:
        told.result = FAILED
        [delivery] = happen()
        outbox.send(delivery.pk)
        assert delivery.attempts.get().answered == {"status": 503}


class TestInOrder:
    def test_the_next_goes_as_soon_as_the_one_before_has_arrived(
        self, told: Answering, django_capture_on_commit_callbacks: Any
    ) -> None:
        deliveries = [*happen(), *happen(), *happen()]
        assert outbox.send(deliveries[1].pk) is False, "its turn has not come"
        with django_capture_on_commit_callbacks(execute=True):
            outbox.send(deliveries[0].pk)
        assert told.keys == [each.key.hex for each in deliveries]

    def test_another_case_does_not_wait(self, told: Answering) -> None:
        told.result = REFUSED
        [first], [second], [other] = happen("A"), happen("A"), happen("B")
        outbox.sweep()
        assert states(first, second, other) == [State.DEAD, State.WAITING, State.DEAD]

    def test_setting_a_dead_one_aside_erases_it_and_lets_the_next_go(
        self, told: Answering, django_capture_on_commit_callbacks: Any
    ) -> None:
        told.result = REFUSED
        [first], [second] = happen(), happen()
        outbox.send(first.pk)
        told.result = Result(Outcome.SENT)
        with django_capture_on_commit_callbacks(execute=True):
            assert set_aside(first.pk, SetAside.BY_HAND, UserFactory())
        assert states(first, second) == [State.SET_ASIDE, State.SENT]
        first.refresh_from_db()
        assert first.payload is None

    def test_what_goes_by_the_clock_is_not_woken_nor_swept(self, answering: Answering) -> None:
        endpoint("Files", kind=Kind.FILES, address="drop", schedule="0 18 * * *")
        happen()
        assert outbox.sweep() == 0


class TestWaiting:
    def test_it_waits_as_long_as_it_is_asked_to(self, told: Answering, clock: Any) -> None:
        told.result = Result(Outcome.FAILED, wait=timedelta(hours=1))
        [delivery] = happen()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert delivery.due_at == timezone.now() + timedelta(hours=1)

    def test_but_a_day_at_most(self, told: Answering, clock: Any) -> None:
        told.result = Result(Outcome.FAILED, wait=timedelta(days=365))
        [delivery] = happen()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert delivery.due_at == timezone.now() + timedelta(hours=24)

    def test_and_never_shorter_than_our_own_wait(self, told: Answering, clock: Any) -> None:
        told.result = Result(Outcome.FAILED, wait=timedelta(0))
        [delivery] = happen()
        outbox.send(delivery.pk)
        delivery.refresh_from_db()
        assert delivery.due_at >= timezone.now() + WAITS[0] * 0.9


class TestAnEndpointThatSaysGoAway:
    GONE = Result(Outcome.FAILED, "HTTP 410", disable="It answered that it is gone (410).")

    def test_is_disabled_and_its_deliveries_wait(self, told: Answering) -> None:
        told.result = self.GONE
        [first], [second] = happen("A"), happen("B")
        outbox.send(first.pk)
        assert door().disabled_because == "It answered that it is gone (410)."
        assert states(first, second) == [State.WAITING, State.WAITING]
        told.result = Result(Outcome.SENT)
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            outbox.sweep()
            assert len(told.keys) == 1, "nobody knocks at a closed door"
            Endpoint.objects.update(disabled_at=None, disabled_because="")
            outbox.sweep()
        assert states(first, second) == [State.SENT, State.SENT]

    def test_whoever_looks_after_it_is_told(self, told: Answering) -> None:
        told.result = self.GONE
        outbox.send(happen()[0].pk)
        assert Delivery.objects.filter(template="alert-endpoint").count() == 1


class TestWhetherAnEndpointWorks:
    def test_its_last_success_is_noted_once_a_minute(
        self, told: Answering, clock: Any, django_assert_num_queries: Any
    ) -> None:
        outbox.send(happen()[0].pk)
        first = door().last_success_at
        clock.shift(timedelta(seconds=59))
        outbox.send(happen()[0].pk)
        assert door().last_success_at == first
        clock.shift(timedelta(seconds=2))
        outbox.send(happen()[0].pk)
        assert door().last_success_at == timezone.now()

    def test_it_fails_since_the_first_failure_until_something_arrives(
        self, told: Answering, clock: Any
    ) -> None:
        told.result = FAILED
        outbox.send(happen("A")[0].pk)
        since = door().failing_since
        assert since == timezone.now()
        clock.shift(timedelta(seconds=5))
        outbox.send(happen("B")[0].pk)
        assert door().failing_since == since
        told.result = Result(Outcome.SENT)
        outbox.send(happen("C")[0].pk)
        assert (door().failing_since, door().last_success_at) == (None, timezone.now())

    def test_a_refused_event_says_nothing_about_it(self, told: Answering) -> None:
        told.result = REFUSED
        outbox.send(happen()[0].pk)
        assert door().failing_since is None

    def test_while_it_fails_new_events_leave_it_to_the_sweep(self, told: Answering) -> None:
        told.result = FAILED
        outbox.send(happen("A")[0].pk)
        [second] = happen("B")
        assert outbox.woken(second.pk) is False
        second.refresh_from_db()
        assert second.tries == 0
        told.result = Result(Outcome.SENT)
        assert outbox.sweep() == 1
        assert outbox.woken(happen("C")[0].pk) is True


class TestTheSweep:
    def test_one_failure_ends_an_endpoints_turn_and_nobody_elses(
        self, answering: Answering
    ) -> None:
        bad, good = endpoint("Bad"), endpoint("Good")

        def by_name(delivery: Delivery) -> None:
            answering.result = FAILED if delivery.endpoint_id == bad.pk else Result(Outcome.SENT)

        answering.before = by_name
        for number in range(5):
            happen(f"S{number}")
        assert outbox.sweep() == 1 + 5
        waiting = Delivery.objects.in_state(State.WAITING)
        assert waiting.filter(endpoint=bad).count() == 5
        assert not waiting.filter(endpoint=good).exists()

    def test_people_do_not_wait_behind_thousands_of_events(
        self, told: Answering, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
    ) -> None:
        from portal.integration import messages

        for number in range(6):
            happen(f"S{number}")
        messages.queue("receipt", 41)
        monkeypatch.setattr("portal.integration.outbox.sweeping.SWEEP_MOST", 2)
        outbox.sweep()
        assert len(mailoutbox) == 1


class TestSendingAgain:
    def test_one_goes_again_with_what_it_said_then(self, told: Answering) -> None:
        told.result = REFUSED
        [delivery] = happen()
        outbox.send(delivery.pk)
        told.result = Result(Outcome.SENT)
        assert send_again(delivery.pk, UserFactory())
        outbox.sweep()
        assert states(delivery) == [State.SENT]
        assert told.seen[0] == told.seen[1]

    def test_all_of_an_endpoint_go_again_in_one_step(
        self, answering: Answering, django_capture_on_commit_callbacks: Any
    ) -> None:
        mended, other = endpoint("Mended"), endpoint("Other")
        answering.result = REFUSED
        for number in range(4):
            happen(f"S{number}")
        outbox.sweep()
        answering.result = Result(Outcome.SENT)
        with django_capture_on_commit_callbacks(execute=True):
            assert send_all_again(mended) == 4
        assert not Delivery.objects.filter(endpoint=mended).in_state(State.DEAD).exists()
        assert Delivery.objects.filter(endpoint=mended).in_state(State.SENT).count() == 4
        assert Delivery.objects.filter(endpoint=other).in_state(State.DEAD).count() == 4
        assert send_all_again(mended) == 0

    def test_the_case_is_named_to_nobody_in_the_log(
        self, told: Answering, caplog: pytest.LogCaptureFixture
    ) -> None:
        told.result = REFUSED
        outbox.send(happen()[0].pk)
        assert "is given up after 1 tries: HTTP 400" in caplog.text
        assert CANARY not in caplog.text
        assert REFERENCE not in caplog.text
