"""Events as e-mails to a team that has no system of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from portal.integration.channels import mailbox
from portal.integration.models import Delivery, Endpoint, Kind, Outcome
from tests.support import smtp

from .conftest import CANARY, Deliver, MakeEndpoint

PARTS = [
    {
        "part": "The pothole",
        "answers": [
            {"question": "where", "label": "Where is it?", "answer": "x", "text": "High Street"},
            {"question": "deep", "label": "How deep is it?", "answer": 5, "text": "5 cm"},
        ],
    },
]


@pytest.fixture
def mail() -> Iterator[smtp.MailServer]:
    with smtp.running() as server:
        yield server


@pytest.fixture
def team(endpoint: MakeEndpoint) -> Endpoint:
    return endpoint(Kind.MAILBOX, "potholes@council.example")


def test_it_says_what_happened_in_plain_words(
    team: Endpoint, happened: Deliver, mail: smtp.MailServer
) -> None:
    assert mailbox.send(happened(parts=PARTS)).outcome == Outcome.SENT

    [message] = mail.messages
    assert message["To"] == "potholes@council.example"
    body = message.get_body()
    assert body is not None
    words = body.get_content().replace("\r\n", "\n")
    assert "A case was opened" in words
    assert "Reference: ABC" in words
    assert "The pothole\n-----------\nWhere is it?: High Street\nHow deep is it?: 5 cm" in words


def test_the_json_is_attached_as_any_system_would_get_it(
    team: Endpoint, happened: Deliver, mail: smtp.MailServer
) -> None:
    delivery = happened()
    mailbox.send(delivery)

    [attached] = mail.messages[0].iter_attachments()
    assert attached.get_filename() == "ABC-case.opened.json"
    assert attached.get_content_type() == "application/json"
    assert json.loads(attached.get_content()) == delivery.payload


def test_the_subject_names_nobody(team: Endpoint, happened: Deliver, mail: smtp.MailServer) -> None:
    mailbox.send(happened())
    assert mail.messages[0]["Subject"] == "A case was opened ABC"
    assert CANARY not in mail.messages[0]["Subject"]


def test_each_try_has_the_same_message_id(
    team: Endpoint, happened: Deliver, mail: smtp.MailServer
) -> None:
    delivery = happened()
    for _ in range(3):
        mailbox.send(Delivery.objects.select_related("endpoint").get(pk=delivery.pk))
    assert len({message["Message-ID"] for message in mail.messages}) == 1
    assert len(mail.messages) == 3


@pytest.mark.parametrize(
    ("command", "answer", "outcome"),
    [
        ("RCPT", "550 5.1.1 No such mailbox", Outcome.REFUSED),
        ("RCPT", "450 4.2.1 Later", Outcome.FAILED),
        ("MAIL", "550 5.7.1 Not you", Outcome.FAILED),
        ("CONNECT", smtp.HANG_UP, Outcome.FAILED),
    ],
)
def test_the_mail_servers_answers_mean_what_they_mean_for_people(
    team: Endpoint,
    happened: Deliver,
    mail: smtp.MailServer,
    command: str,
    answer: str,
    outcome: Outcome,
) -> None:
    mail.faults[command] = answer
    result = mailbox.send(happened())
    assert result.outcome == outcome
    assert CANARY not in repr(result)


def test_an_event_that_no_room_knows_any_more_goes_under_its_name(
    team: Endpoint, happened: Deliver, mail: smtp.MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.integration.events import types

    delivery = happened()
    monkeypatch.setattr(types, "_types", {})
    assert mailbox.send(delivery).outcome == Outcome.SENT
    assert mail.messages[0]["Subject"] == "case.opened ABC"
