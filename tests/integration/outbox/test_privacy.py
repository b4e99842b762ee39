"""Nothing about a person is in a row or in the log, whatever goes wrong."""

from __future__ import annotations

import logging

import pytest
from django.apps import apps
from django.core import serializers

from portal.integration import messages, outbox
from portal.integration.messages import Message
from portal.integration.models import Attempt, Delivery
from tests.support.smtp import MailServer

from .letters import ADDRESS, CANARY, build_receipt

FAULTS = {
    "RCPT": f"550 5.1.1 <{ADDRESS}> is unknown",
    "MAIL": f"451 {ADDRESS} not now",
    "END": f"554 {CANARY} is a word we do not take",
}


def fails(subject_id: int) -> Message:
    raise ValueError(f"{CANARY} is not a number")


def cannot_be_written(subject_id: int) -> Message:
    return Message(ADDRESS, CANARY, f"{CANARY} \udcff", f"{CANARY} \udcff")


@pytest.mark.django_db
def test_the_canary_is_nowhere(mail_server: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name, build in (
        ("fails", fails),
        ("unwritable", cannot_be_written),
        ("nowhere", lambda subject_id: Message(f"{CANARY} at home", "Hello", "Hello")),
    ):
        messages.register(name, build, owner="case")
        outbox.send(messages.queue(name, 1).pk)
    for command, answer in FAULTS.items():
        mail_server.faults = {command: answer}
        outbox.send(messages.queue("receipt", 1).pk)
    mail_server.faults = {}
    outbox.send(messages.queue("receipt", 1).pk)

    assert Delivery.objects.count() == Attempt.objects.count() == 7
    assert Attempt.objects.exclude(reason="").count() == 6
    assert len(mail_server.taken) == 1
    assert CANARY in mail_server.taken[0].decode(), "the canary was in what was sent"
    assert caplog.records
    assert CANARY not in caplog.text.lower()
    for model in apps.get_models():
        rows = serializers.serialize("json", model._default_manager.all())
        assert CANARY not in rows.lower(), model


def test_the_receipt_of_these_tests_has_the_canary_in_it() -> None:
    message = build_receipt(1)
    assert message
    assert CANARY in message.to
    assert CANARY in message.text
