"""That a form has arrived is told by text or letter too, and another way where one fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from portal.cases.models import What
from portal.forms.definition import About
from portal.forms.messages import RECEIVED, build_received, letter_received, text_received
from portal.forms.models import Submission
from portal.forms.sending import send
from portal.integration import outbox
from portal.integration.models import Delivery, MessageTemplate, State
from portal.integration.notify.segments import segments
from tests.documents.samples import failures
from tests.support import smtp
from tests.support.cases import TargetFactory
from tests.support.factories import ContactPointFactory, council_settings

from .everything import ANSWERS, EVERYTHING, begun
from .test_messages import EVERY_ANSWER

pytestmark = pytest.mark.django_db

MOBILE = "+447700900123"
PERSONAL = [one for one in EVERY_ANSWER if one not in ("Qvxname", "Vqzstreet", "ZE1")]


@pytest.fixture(autouse=True)
def post(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    settings.NOTIFY_TEXT = settings.NOTIFY_LETTER = "files"
    settings.WAGTAILADMIN_BASE_URL = "https://council.example"
    contact = ContactPointFactory(name="Our contact centre", phone="01632 960100")
    council_settings(name="Anytown Council", main_contact=contact)
    TargetFactory(length=10)
    return tmp_path / "post"


def sent_by(about: About, **answers: str) -> Submission:
    """A form that asks for these ways to reach somebody."""
    key = "-".join(["ways", *sorted(k for k, v in vars(about).items() if v)])
    journey = replace(EVERYTHING, key=key, outcome=replace(EVERYTHING.outcome, about=about))
    made = send(begun({**ANSWERS, **answers}, journey=journey).key)
    found: Submission = Submission.objects.get(case=made.case)
    return found


BY_TEXT = About(name="text", phone="phone")
BY_POST = About(name="text", phone="phone", address="address")
BY_MAIL = About(name="text", email="email", address="address")


def test_a_text_has_the_reference_and_nothing_of_the_answers() -> None:
    submission = sent_by(BY_TEXT, phone=MOBILE)
    assert Delivery.objects.get(template=RECEIVED).channel == "text"
    text = text_received(submission.pk)
    assert text is not None
    assert text.to == MOBILE
    assert submission.case.shown_reference in text.text
    assert "https://council.example/track/" in text.text
    assert segments(text.text) == 1
    assert not [answer for answer in EVERY_ANSWER if answer in text.text]


def test_a_letter_says_what_the_email_says_and_can_be_read_by_everybody() -> None:
    submission = sent_by(BY_POST)
    assert Delivery.objects.get(template=RECEIVED).channel == "letter"
    letter = letter_received(submission.pk)
    assert letter is not None
    assert letter.to == ("Qvxname Wyrdling", "7 Vqzstreet", "Wqxtown", "ZE2 9QX")
    assert failures(letter.pdf) == []


def test_the_worker_writes_both(post: Path) -> None:
    sent_by(BY_TEXT, phone=MOBILE)
    sent_by(BY_POST)
    outbox.sweep()
    assert sorted(file.suffix for file in post.iterdir()) == [".pdf", ".txt"]
    assert mail.outbox == []


def test_nothing_is_made_by_a_way_that_was_not_given_or_when_it_has_gone() -> None:
    submission = sent_by(BY_TEXT, phone=MOBILE)
    assert build_received(submission.pk) is letter_received(submission.pk) is None
    pk = submission.pk
    assert text_received(sent_by(BY_MAIL).pk) is None
    submission.case.delete()
    assert text_received(pk) is letter_received(pk) is None


@pytest.mark.parametrize("channel", ["email", "letter"])
def test_the_councils_own_words_are_sent_instead(channel: str) -> None:
    MessageTemplate(
        template=RECEIVED,
        channel=channel,
        subject="Thank you: ((reference))",
        body="We got ((title)) at ((received)).\n\n((promise))\n\n((next))\n\n((address))",
    ).save()
    submission = sent_by(BY_MAIL)
    if channel == "letter":
        letter = letter_received(submission.pk)
        assert letter is not None
        assert letter.subject == f"Thank you: {submission.case.shown_reference}"
        return
    message = build_received(submission.pk)
    assert message is not None
    for words in ("We got Everything you told us at", "We will reply by", "We read it first."):
        assert words in message.text
        assert words in message.html
    assert not [one for one in PERSONAL if one in message.text + message.html]


def test_what_is_offered_holds_no_answer() -> None:
    row = MessageTemplate(template=RECEIVED, channel="email", subject="x", body="x")
    row.body = " ".join(f"(({name}))" for name in row.offered())
    row.full_clean()
    row.save()
    message = build_received(sent_by(BY_MAIL).pk)
    assert message is not None
    assert not [answer for answer in EVERY_ANSWER if answer in message.text]


def test_an_address_that_takes_no_mail_is_told_to_staff_and_a_letter_goes() -> None:
    submission = sent_by(BY_MAIL)
    with smtp.running() as server:
        server.faults["RCPT"] = "550 5.1.1 <jxqmail@example.org> is unknown"
        outbox.sweep()
    delivery = Delivery.objects.filter(template=RECEIVED).order_by("pk").first()
    assert delivery.state == State.SET_ASIDE
    assert delivery.other_way.channel == "letter"
    note = submission.case.timeline.get(what=What.NOTE)
    assert note.words.startswith("We could not reach the person by e-mail:")
    assert "(Recipient 550 5.1.1). We now send a letter." in note.words
    assert "jxq" not in note.words
