"""News, replies and questions by text and by letter, and what happens where one fails."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from portal.cases.asking import ask
from portal.cases.bounces import about_an_entry, could_not_reach
from portal.cases.changes import add_note, change_status, reply
from portal.cases.contacts import Contact
from portal.cases.messages import KINDS, LETTER, QUESTION, REPLY, TEXT, UPDATE
from portal.cases.models import Case, Status, What
from portal.cases.timeline import WEBSITE
from portal.integration import outbox
from portal.integration.models import Delivery, MessageTemplate, State
from portal.integration.notify.links import mistaken
from portal.integration.notify.segments import segments
from tests.support.factories import council_settings

from .conftest import Reached

pytestmark = pytest.mark.django_db

EMAIL, MOBILE = "qvx@example.org", "+447700900123"
LINES = ("1 High Street", "Anytown", "ZZ1 1ZZ")
BY_TEXT = Contact(name="Qvx", phone=MOBILE, prefers="text")
BY_POST = Contact(name="Qvx", address=LINES, prefers="post")
SAID = "Zqx: a van comes on Friday."


@pytest.fixture(autouse=True)
def post(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    settings.NOTIFY_TEXT = settings.NOTIFY_LETTER = "files"
    settings.WAGTAILADMIN_BASE_URL = "https://council.example"
    council_settings(name="Anytown Council")
    return tmp_path / "post"


def queued() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("pk").values_list("template", "channel"))


@pytest.mark.parametrize("kind", [REPLY, UPDATE, QUESTION])
def test_a_text_has_the_reference_and_where_to_read_and_nothing_personal(
    case: Case, reached: Reached, kind: str
) -> None:
    reached(BY_TEXT)
    reply(case, SAID, WEBSITE)
    text = TEXT[kind](case.timeline.latest("pk").pk)
    assert text is not None
    assert text.to == MOBILE
    assert case.shown_reference in text.text
    assert "https://council.example/track/" in text.text
    assert text.text.startswith("Anytown Council: ")
    for personal in ("Zqx", "Qvx", case.title):
        assert personal not in text.text
    assert segments(text.text) <= 1
    assert mistaken(text.text) == []


def test_a_letter_says_it_all_under_the_persons_name(case: Case, reached: Reached) -> None:
    reached(BY_POST)
    reply(case, SAID, WEBSITE)
    letter = LETTER[REPLY](case.timeline.latest("pk").pk)
    assert letter is not None
    assert letter.to == ("Qvx", *LINES)
    assert letter.subject == f"Our reply about {case.shown_reference}: {case.title}"
    assert letter.pdf.startswith(b"%PDF")


def test_each_goes_the_way_that_the_person_asked_for(
    case: Case, reached: Reached, post: Path
) -> None:
    for contact in (BY_TEXT, BY_POST, Contact(email=EMAIL)):
        reached(contact)
        change_status(case, Status.WITH_TEAM, WEBSITE, SAID)
    assert queued() == [(UPDATE, "text"), (UPDATE, "letter"), (UPDATE, "email")]


def test_the_worker_writes_text_and_letter(case: Case, reached: Reached, post: Path) -> None:
    for contact in (BY_TEXT, BY_POST):
        reached(contact)
        reply(case, SAID, WEBSITE)
        outbox.sweep()
    assert sorted(file.suffix for file in post.iterdir()) == [".pdf", ".txt"]
    assert not Delivery.objects.in_state(State.WAITING).exists()


def test_nothing_is_sent_by_a_way_that_is_gone(case: Case, reached: Reached) -> None:
    reached(BY_TEXT)
    reply(case, SAID, WEBSITE)
    entry = case.timeline.latest("pk").pk
    reached(Contact())
    for kind in KINDS:
        assert kind.as_email(entry) is kind.as_text(entry) is kind.as_letter(entry) is None
        assert kind.as_email(0) is kind.as_text(0) is kind.as_letter(0) is None


class TestWhatMustBeKnown:
    def test_a_question_is_told_as_one(self, case: Case, reached: Reached) -> None:
        reached(BY_TEXT)
        ask(case, "Which bin is it?", WEBSITE)
        assert queued() == [(QUESTION, "text")]

    def test_a_case_that_waits_for_the_person_asks_them(self, case: Case, reached: Reached) -> None:
        reached(BY_TEXT)
        change_status(case, Status.WAITING, WEBSITE)
        assert queued() == [(QUESTION, "text")]

    def test_who_wants_no_reply_hears_of_questions_and_replies_only(
        self, case: Case, reached: Reached
    ) -> None:
        reached(Contact(email=EMAIL, prefers="none"))
        change_status(case, Status.WITH_TEAM, WEBSITE)
        assert queued() == []
        reply(case, SAID, WEBSITE)
        ask(case, "Which bin is it?", WEBSITE)
        assert queued() == [(REPLY, "email"), (QUESTION, "email")]


class TestTheCouncilsOwnWords:
    def test_they_are_sent_with_html_that_is_made_safely(
        self, case: Case, reached: Reached
    ) -> None:
        MessageTemplate(
            template=REPLY,
            channel="email",
            subject="Hello: ((reference))",
            body="Dear\n\n((words))",
        ).save()
        reached(Contact(email=EMAIL))
        reply(case, "<b>Friday</b> & later", WEBSITE)
        outbox.sweep()
        [sent] = mail.outbox
        assert sent.subject == f"Hello: {case.shown_reference}"
        assert sent.body == "Dear\n\n<b>Friday</b> & later\n"
        assert "&lt;b&gt;Friday&lt;/b&gt; &amp; later" in str(sent.alternatives[0][0])

    def test_ours_are_sent_as_plain_words(self, case: Case, reached: Reached) -> None:
        reached(Contact(email=EMAIL))
        reply(case, SAID, WEBSITE)
        outbox.sweep()
        assert mail.outbox[0].alternatives == []

    def test_every_message_offers_no_more_than_it_has(self, case: Case, reached: Reached) -> None:
        reached(BY_POST)
        for kind in KINDS:
            for channel in ("email", "text", "letter"):
                row = MessageTemplate(template=kind.template, channel=channel, subject="Hello")
                row.body = " ".join(f"(({name}))" for name in row.offered())
                row.full_clean()


class TestBounces:
    def bounce(self, case: Case, reached: Reached, contact: Contact) -> Delivery:
        reached(contact)
        reply(case, SAID, WEBSITE)
        outbox.sweep()
        found: Delivery = Delivery.objects.order_by("pk").first()
        return found

    def test_it_goes_another_way_and_the_case_says_so_to_staff(
        self, case: Case, reached: Reached
    ) -> None:
        contact = Contact(email=f"{EMAIL} (work)", phone=MOBILE)
        delivery = self.bounce(case, reached, contact)
        assert (delivery.state, delivery.other_way.channel) == (State.SET_ASIDE, "text")
        note = case.timeline.get(what=What.NOTE)
        assert not note.public
        assert note.words == (
            "We could not reach the person by e-mail: the address does not take our messages "
            "(Not an e-mail address). We now send a text."
        )

    def test_without_another_way_staff_are_asked_to_find_one(
        self, case: Case, reached: Reached
    ) -> None:
        delivery = self.bounce(case, reached, Contact(email=f"{EMAIL} (work)"))
        assert delivery.state == State.DEAD
        note = case.timeline.get(what=What.NOTE)
        assert note.words.endswith("Please find another way to tell them.")

    def test_the_other_way_is_the_last(self, case: Case, reached: Reached) -> None:
        contact = Contact(email=f"{EMAIL} (work)", address=("Anytown",), phone=MOBILE)
        self.bounce(case, reached, Contact(**{**vars(contact), "phone": "", "name": ""}))
        outbox.sweep()
        assert queued() == [(REPLY, "email"), (REPLY, "letter")]
        assert Delivery.objects.in_state(State.DEAD).get().channel == "letter"
        assert case.timeline.filter(what=What.NOTE).count() == 2

    def test_the_note_and_the_log_repeat_no_address(
        self, case: Case, reached: Reached, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        self.bounce(case, reached, Contact(email=f"{EMAIL} (work)", phone=MOBILE))
        notes = " ".join(note.words for note in case.timeline.filter(what=What.NOTE))
        for personal in ("qvx", "7700900123", "Zqx"):
            assert personal not in caplog.text.lower()
            assert personal not in notes.lower()

    def test_what_is_about_something_else_is_left_to_others(
        self, case: Case, reached: Reached
    ) -> None:
        entry = case.timeline.latest("pk").pk
        delivery = Delivery(owner="resume link", subject_id=entry, template="form-come-back")
        about_an_entry(delivery, "Recipient 550")
        delivery.owner, delivery.subject_id = "timeline entry", entry + 1000
        about_an_entry(delivery, "Recipient 550")
        assert not case.timeline.filter(what=What.NOTE).exists()

    def test_a_note_among_ourselves_tells_the_person_nothing(
        self, case: Case, reached: Reached
    ) -> None:
        reached(Contact(email=EMAIL))
        add_note(case, "Among us.", WEBSITE, public=False)
        assert queued() == []

    def test_somebody_who_wants_no_reply_gets_news_no_other_way(
        self, case: Case, reached: Reached
    ) -> None:
        reached(Contact(phone=MOBILE, prefers="none"))
        delivery = Delivery.objects.create(template=UPDATE, owner="timeline entry", subject_id=1)
        could_not_reach(case, delivery, "Recipient 550", must_know=False)
        assert Delivery.objects.count() == 1
