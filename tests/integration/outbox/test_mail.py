"""What the mail server is handed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings

from portal.council.models import CouncilSettings
from portal.integration import messages, outbox
from portal.integration.messages import Attachment, Message
from tests.support.factories import ContactPointFactory, home_page
from tests.support.smtp import MailServer

from .letters import ADDRESS

pytestmark = pytest.mark.django_db


def sent(server: MailServer, **changes: Any) -> Any:
    """The message as it arrived."""
    message = Message(**{"to": ADDRESS, "subject": "Hello", "text": "Good day.", **changes})
    messages.register("this", lambda subject_id: message, owner="case")
    outbox.send(messages.queue("this", 7).pk)
    [arrived] = server.messages
    return arrived


@pytest.fixture
def council() -> CouncilSettings:
    settings: CouncilSettings = CouncilSettings.for_site(home_page().get_site())
    settings.name = "Anytown, Council"
    settings.main_contact = ContactPointFactory(email="help@example.gov.uk")
    settings.save()
    return settings


def test_machines_are_told_that_no_person_wrote_it(mail_server: MailServer) -> None:
    assert sent(mail_server)["Auto-Submitted"] == "auto-generated"


def test_it_comes_from_the_council_and_answers_reach_its_main_contact(
    mail_server: MailServer, council: CouncilSettings
) -> None:
    message = sent(mail_server)
    assert message["From"] == '"Anytown, Council" <website@localhost>'
    assert message["Reply-To"] == "help@example.gov.uk"


def test_without_a_contact_nobody_is_named_to_answer_to(mail_server: MailServer) -> None:
    assert sent(mail_server)["Reply-To"] is None


@override_settings(DEFAULT_FROM_EMAIL="Website <no-reply@example.gov.uk>")
def test_a_sender_that_has_a_name_keeps_it(
    mail_server: MailServer, council: CouncilSettings
) -> None:
    message = sent(mail_server)
    assert message["From"] == "Website <no-reply@example.gov.uk>"
    assert message["Message-ID"].endswith("@example.gov.uk>")


def test_it_carries_words_with_and_without_marks_and_files(mail_server: MailServer) -> None:
    pdf = Attachment("receipt.pdf", "application/pdf", b"%PDF-1.7")
    note = Attachment("your note.txt", "text/plain", "Café".encode())
    message = sent(mail_server, text="Grüezi.", html="<p>Grüezi.</p>", attachments=(pdf, note))
    assert message.get_body(["plain"]).get_content().strip() == "Grüezi."
    assert message.get_body(["html"]).get_content().strip() == "<p>Grüezi.</p>"
    first, second = message.iter_attachments()
    assert (first.get_filename(), first.get_content()) == ("receipt.pdf", b"%PDF-1.7")
    assert (second.get_filename(), second.get_content().strip()) == ("your note.txt", "Café")


def test_words_of_a_person_cannot_add_a_header(mail_server: MailServer) -> None:
    message = sent(
        mail_server,
        subject="Hello\r\nBcc: other@example.org\r\n\r\nBuy now",
        attachments=(Attachment("a.pdf\r\nX-Evil: yes", "application/pdf", b""),),
    )
    assert message["Subject"] == "Hello Bcc: other@example.org Buy now"
    assert message["Bcc"] is None
    assert all("X-Evil" not in part for part in message.walk())
