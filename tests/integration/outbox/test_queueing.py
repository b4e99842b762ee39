"""A message is queued with what it is about, or not at all."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError, transaction
from redis.exceptions import ConnectionError as RedisDown

from portal.integration import messages, outbox, wake
from portal.integration.messages import Attachment, Message, UnknownTemplate
from portal.integration.models import Delivery, State

from .letters import ADDRESS, CANARY, build_receipt


@pytest.mark.django_db
class TestQueueing:
    def test_the_worker_is_woken_when_the_transaction_commits(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            messages.queue("receipt", 41)
            assert mail.outbox == [], "not before"
        assert [message.to for message in mail.outbox] == [[ADDRESS]]
        assert Delivery.objects.get().state == State.SENT

    def test_what_is_rolled_back_was_never_queued(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            try:
                with transaction.atomic():
                    messages.queue("receipt", 41)
                    raise ZeroDivisionError
            except ZeroDivisionError:
                pass
        assert (Delivery.objects.count(), mail.outbox) == (0, [])

    @pytest.mark.parametrize(
        "fault", [OperationalError(CANARY), RedisDown(CANARY), ConnectionRefusedError(CANARY)]
    )
    def test_a_queue_that_is_down_harms_nobody_and_the_sweep_sends_it(
        self,
        fault: Exception,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        def down(*args: Any, **kwargs: Any) -> None:
            raise fault

        monkeypatch.setattr(wake, "async_task", down)
        with django_capture_on_commit_callbacks(execute=True):
            delivery = messages.queue("receipt", 41)
        assert mail.outbox == []
        [line] = [r for r in caplog.records if r.levelno >= logging.WARNING]
        assert f"delivery {delivery.pk} ({type(fault).__name__})" in line.getMessage()
        assert CANARY not in caplog.text
        assert outbox.sweep() == 1
        assert len(mail.outbox) == 1

    def test_it_holds_names_and_numbers_only(self) -> None:
        delivery = messages.queue("receipt", 41)
        assert (delivery.template, delivery.owner, delivery.subject_id, delivery.channel) == (
            "receipt",
            "submission",
            41,
            "email",
        )
        assert str(delivery) == "receipt of submission 41"

    def test_what_nobody_can_make_is_not_queued(self) -> None:
        with pytest.raises(UnknownTemplate, match="misspelt"):
            messages.queue("misspelt", 41)

    def test_a_channel_that_nobody_knows_is_refused(self) -> None:
        with pytest.raises(ValueError, match="pigeon"):
            messages.queue("receipt", 41, channel="pigeon")


class TestRegistering:
    def test_the_same_message_may_be_registered_again(self) -> None:
        messages.register("receipt", build_receipt, owner="submission")

    def test_two_messages_may_not_have_one_name(self) -> None:
        with pytest.raises(ValueError, match="receipt"):
            messages.register("receipt", lambda subject_id: None, owner="submission")


class TestWhatAMessageIs:
    def test_it_shows_nothing_of_itself(self) -> None:
        file = Attachment(f"{CANARY}.pdf", "application/pdf", CANARY.encode())
        message = Message(ADDRESS, CANARY, CANARY, CANARY, (file,))
        assert CANARY not in f"{message!r} {message!s} {file!r} {file!s}"

    def test_a_subject_is_one_line(self) -> None:
        message = Message(ADDRESS, "We have it\r\nBcc: you@example.org\u2028\x00now", "Hello")
        assert message.subject == "We have it Bcc: you@example.org now"

    def test_the_name_of_a_file_is_one_line_and_no_path(self) -> None:
        file = Attachment("../your\nreceipt.pdf", "application/pdf", b"")
        assert file.name == "..-your receipt.pdf"

    @pytest.mark.parametrize("media_type", ["", "pdf", "text/plain\nX: y", "text/plain; a=b"])
    def test_what_is_no_media_type_is_refused(self, media_type: str) -> None:
        with pytest.raises(ValueError, match="media type"):
            Attachment("receipt.pdf", media_type, b"")
