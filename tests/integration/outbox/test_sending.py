"""From the queue to the mail server: what is sent, what is tried again and what is given up."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from portal.integration import messages, outbox
from portal.integration.messages import Message
from portal.integration.models import Attempt, Delivery, Outcome, State
from portal.integration.outbox.backoff import MOST_TRIES, WAITS
from portal.integration.outbox.lease import claim, lease_length
from portal.integration.signals import dead_lettered
from tests.support.smtp import HANG_UP, SAY_NOTHING, MailServer

from .letters import ADDRESS, CANARY, build_receipt

pytestmark = pytest.mark.django_db

Queued = Callable[[Callable[[int], Message | None]], Delivery]


def again(delivery: Delivery) -> Delivery:
    found: Delivery = Delivery.objects.get(pk=delivery.pk)
    return found


def last(delivery: Delivery) -> Attempt:
    return Attempt.objects.filter(delivery=delivery).latest("pk")


class TestWhatIsSent:
    def test_a_message_is_sent_once(self, mail_server: MailServer) -> None:
        delivery = messages.queue("receipt", 41)
        assert outbox.send(delivery.pk) is True
        assert outbox.send(delivery.pk) is False
        [message] = mail_server.messages
        assert (message["To"], message["Subject"]) == (ADDRESS, "We have it: 41")
        assert again(delivery).state == State.SENT
        assert last(delivery).outcome == Outcome.SENT

    def test_the_words_are_made_when_it_leaves_and_not_before(self, queued: Queued) -> None:
        made: list[int] = []

        def build(subject_id: int) -> Message:
            made.append(subject_id)
            return Message(ADDRESS, "Hello", "Hello")

        delivery = queued(build)
        assert made == []
        outbox.send(delivery.pk)
        assert made == [7]

    def test_nothing_to_send_any_more_is_an_end(self, queued: Queued) -> None:
        delivery = queued(lambda subject_id: None)
        outbox.send(delivery.pk)
        assert again(delivery).state == State.CANCELLED
        assert last(delivery).outcome == Outcome.NOTHING
        assert mail.outbox == []

    def test_what_is_not_due_yet_is_left_alone(self, queued: Queued) -> None:
        delivery = queued(build_receipt)
        Delivery.objects.update(due_at=timezone.now() + timedelta(minutes=1))
        assert outbox.send(delivery.pk) is False


class TestTheMailServerIsDown:
    def test_it_is_sent_when_the_server_is_back(self, mail_server: MailServer) -> None:
        mail_server.faults["CONNECT"] = HANG_UP
        delivery = messages.queue("receipt", 41)
        outbox.send(delivery.pk)
        assert again(delivery).state == State.WAITING
        assert last(delivery).outcome == Outcome.FAILED
        assert last(delivery).reason.startswith("SMTPServerDisconnected")
        mail_server.faults.clear()
        assert outbox.sweep() == 0, "its time has not come"
        with time_machine.travel(timezone.now() + timedelta(seconds=34)):
            assert outbox.sweep() == 1
        assert len(mail_server.messages) == 1
        assert again(delivery).state == State.SENT

    def test_a_server_that_says_nothing_is_given_up_in_time(self, mail_server: MailServer) -> None:
        mail_server.faults["CONNECT"] = SAY_NOTHING
        delivery = messages.queue("receipt", 41)
        outbox.send(delivery.pk)
        attempt = last(delivery)
        assert attempt.ended_at
        assert attempt.ended_at - attempt.at < timedelta(seconds=mail_server.silence)
        assert again(delivery).state == State.WAITING

    def test_a_server_that_takes_it_and_then_hangs_up_is_not_sent_it_twice(
        self, mail_server: MailServer
    ) -> None:
        mail_server.faults["QUIT"] = SAY_NOTHING
        delivery = messages.queue("receipt", 41)
        outbox.send(delivery.pk)
        assert again(delivery).state == State.SENT

    @pytest.mark.parametrize(
        ("command", "answer", "reason"),
        [
            ("RCPT", "450 4.2.1 mailbox busy", "Recipient 450 4.2.1"),
            ("MAIL", "550 5.7.1 not you", "SMTPSenderRefused 550 5.7.1"),
            ("DATA", "451 try again", "SMTPDataError 451"),
            ("END", "554 5.7.1 looks like spam", "SMTPDataError 554 5.7.1"),
        ],
    )
    def test_what_may_be_mended_is_tried_again(
        self, mail_server: MailServer, command: str, answer: str, reason: str
    ) -> None:
        mail_server.faults[command] = answer
        delivery = messages.queue("receipt", 41)
        outbox.send(delivery.pk)
        assert (again(delivery).state, last(delivery).reason) == (State.WAITING, reason)

    def test_a_person_who_is_unknown_there_is_given_up_at_once(
        self, mail_server: MailServer
    ) -> None:
        mail_server.faults["RCPT"] = f"550 5.1.1 <{ADDRESS}> is unknown"
        delivery = messages.queue("receipt", 41)
        outbox.send(delivery.pk)
        assert again(delivery).state == State.DEAD
        assert last(delivery).outcome == Outcome.REFUSED
        assert last(delivery).reason == "Recipient 550 5.1.1"


class TestBuilders:
    def test_one_that_fails_is_tried_again_later(self, queued: Queued) -> None:
        def build(subject_id: int) -> Message:
            raise KeyError(CANARY)

        delivery = queued(build)
        outbox.send(delivery.pk)
        assert again(delivery).state == State.WAITING
        assert last(delivery).reason.startswith("KeyError test_sending.py:")

    def test_a_message_that_nobody_can_make_waits_for_the_worker_that_can(
        self, queued: Queued, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        delivery = queued(build_receipt)
        monkeypatch.setattr(messages, "_templates", {})
        outbox.send(delivery.pk)
        assert (again(delivery).state, last(delivery).reason) == (State.WAITING, "UnknownTemplate")

    @pytest.mark.parametrize(
        "address",
        ["", "nobody", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org"],
    )
    def test_what_is_no_address_is_given_up_at_once(self, queued: Queued, address: str) -> None:
        delivery = queued(lambda subject_id: Message(address, "Hello", "Hello"))
        outbox.send(delivery.pk)
        assert again(delivery).state == State.DEAD
        assert last(delivery).reason == "Not an e-mail address"
        assert mail.outbox == []


class TestGivingUp:
    def test_it_is_tried_ten_times_at_growing_distances(self, mail_server: MailServer) -> None:
        mail_server.faults["MAIL"] = "451 not now"
        delivery = messages.queue("receipt", 41)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for wait in WAITS:
                assert outbox.send(delivery.pk) is True
                waits = again(delivery).due_at - timezone.now()
                assert wait * 0.9 <= waits <= wait * 1.1
                clock.shift(waits - timedelta(seconds=1))
                assert outbox.send(delivery.pk) is False
                clock.shift(timedelta(seconds=1))
            assert again(delivery).state == State.WAITING
            outbox.send(delivery.pk)
        assert again(delivery).state == State.DEAD
        assert Attempt.objects.count() == MOST_TRIES == 10

    def test_two_messages_that_fail_together_do_not_return_together(
        self, mail_server: MailServer
    ) -> None:
        mail_server.faults["MAIL"] = "451 not now"
        with time_machine.travel(timezone.now(), tick=False):
            for number in range(5):
                outbox.send(messages.queue("receipt", number).pk)
        assert Delivery.objects.values("due_at").distinct().count() == 5

    def test_the_rest_of_the_portal_is_told(
        self, queued: Queued, caplog: pytest.LogCaptureFixture
    ) -> None:
        told: list[Any] = []

        def tell(delivery: Delivery, **kwargs: Any) -> None:
            told.append(again(delivery).state)
            raise RuntimeError("a receiver cannot stop the worker")

        dead_lettered.connect(tell)
        try:
            delivery = queued(lambda subject_id: Message("nobody", "Hello", "Hello"))
            outbox.send(delivery.pk)
        finally:
            dead_lettered.disconnect(tell)
        assert told == [State.DEAD]
        [line] = [r for r in caplog.records if r.name.startswith("portal.integration")]
        assert line.levelname == "ERROR"
        assert f"Delivery {delivery.pk} (other of case 7) is given up" in line.getMessage()


class TestAWorkerThatIsKilled:
    def test_its_delivery_is_sent_once_the_lease_has_run_out(self, mail_server: MailServer) -> None:
        delivery = messages.queue("receipt", 41)
        assert claim(delivery.pk)
        assert outbox.sweep() == 0, "somebody may still be at it"
        with time_machine.travel(timezone.now() + lease_length() + timedelta(seconds=1)):
            assert outbox.sweep() == 1
        assert len(mail_server.messages) == 1
        outcomes = list(delivery.attempts.values_list("outcome", flat=True))
        assert outcomes == [Outcome.LOST, Outcome.SENT]

    def test_a_repeat_can_be_told_by_its_message_id(
        self, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        delivery = messages.queue("receipt", 41)
        with monkeypatch.context() as patch:
            patch.setattr("portal.integration.outbox.sending.settle", interrupt)
            with pytest.raises(KeyboardInterrupt):
                outbox.send(delivery.pk)
        with time_machine.travel(timezone.now() + lease_length() + timedelta(seconds=1)):
            outbox.sweep()
        first, second = mail_server.messages
        assert first["Message-ID"] == second["Message-ID"] == f"<{delivery.key.hex}@localhost>"

    def test_a_message_that_kills_every_worker_is_given_up_in_the_end(
        self, mail_server: MailServer
    ) -> None:
        delivery = messages.queue("receipt", 41)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for _ in range(MOST_TRIES):
                assert claim(delivery.pk)
                clock.shift(lease_length())
            assert outbox.sweep() == 1
        assert again(delivery).state == State.DEAD
        assert mail_server.messages == []

    def test_one_that_comes_back_from_the_dead_changes_nothing(self) -> None:
        delivery = messages.queue("receipt", 41)
        late = claim(delivery.pk)
        assert late
        other = uuid.uuid4()
        Delivery.objects.update(lease_token=other)
        outbox.sending.settle(late, outbox.sending.Result(Outcome.FAILED, "Late"))
        assert again(delivery).lease_token == other
        assert last(delivery).reason == "Late"


def interrupt(*args: Any) -> None:
    raise KeyboardInterrupt


class TestTheSweep:
    def test_the_oldest_goes_first(self, mail_server: MailServer) -> None:
        second, first = messages.queue("receipt", 2), messages.queue("receipt", 1)
        Delivery.objects.filter(pk=first.pk).update(due_at=second.due_at - timedelta(hours=1))
        assert outbox.sweep() == 2
        subjects = [message["Subject"] for message in mail_server.messages]
        assert subjects == ["We have it: 1", "We have it: 2"]

    def test_it_leaves_time_for_other_jobs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        messages.queue("receipt", 1)
        monkeypatch.setattr("portal.integration.outbox.sweeping.SWEEP_SECONDS", 0)
        assert outbox.sweep() == 0
