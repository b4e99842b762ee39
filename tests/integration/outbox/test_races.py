"""Workers that meet over the same delivery, with a database that is really shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from portal.integration import messages, outbox
from portal.integration.messages import Message
from portal.integration.models import Attempt, Delivery, State
from tests.support.smtp import MailServer
from tests.support.workers import at_once, committed, elsewhere

from .letters import ADDRESS, build_receipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[None]:
    with committed(tmp_path):
        yield
        elsewhere(lambda: Delivery.objects.all().delete())


def waiting(subject_id: int) -> int:
    return Delivery.objects.create(template="receipt", owner="submission", subject_id=subject_id).pk


@pytest.mark.usefixtures("shared")
class TestWorkersThatMeet:
    def test_of_two_that_want_the_same_delivery_one_sends_it(self, mail_server: MailServer) -> None:
        number = elsewhere(lambda: waiting(41))
        assert sorted(at_once(lambda: outbox.send(number), 2)) == [False, True]
        assert len(mail_server.messages) == 1
        assert elsewhere(Attempt.objects.count) == 1

    def test_several_sweeps_send_each_delivery_once(self, mail_server: MailServer) -> None:
        elsewhere(lambda: [waiting(number) for number in range(12)])
        assert sum(at_once(outbox.sweep, 4)) == 12
        sent = Counter(message["Subject"] for message in mail_server.messages)
        assert sent == Counter(f"We have it: {number}" for number in range(12))
        assert elsewhere(Delivery.objects.in_state(State.SENT).count) == 12

    def test_a_message_is_made_and_sent_outside_any_transaction(
        self, mail_server: MailServer
    ) -> None:
        inside: list[bool] = []

        def build(subject_id: int) -> Message | None:
            inside.append(connection.in_atomic_block)
            return build_receipt(subject_id)

        messages._templates["receipt"] = messages.Template(build, "submission")
        number = elsewhere(lambda: waiting(41))
        elsewhere(lambda: outbox.send(number))
        assert inside == [False]
        assert mail_server.messages[0]["To"] == ADDRESS
