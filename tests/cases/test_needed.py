"""What somebody told us once that they need is used for each case of theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.cases import changes, contacts, needed
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact, contact_of
from portal.cases.lookup import Known
from portal.cases.messages import KINDS
from portal.cases.models import Case, Holding, How, Status, TimelineEntry
from portal.cases.timeline import WEBSITE
from portal.documents import registry
from portal.documents.model import Document
from portal.documents.registry import Format, Unmakeable
from portal.integration.models import Delivery
from tests.support.cases import CaseFactory
from tests.support.needs import needs_of

pytestmark = pytest.mark.django_db

EMAIL = "resident@example.org"
HOME = ("1 Test Street", "Testham", "ZZ1 1ZZ")
GIVEN = Contact(name="A Resident", email=EMAIL, phone="07700 900123", address=HOME)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest) -> list[Contact]:
    """What the form says of how to reach them. The last one counts."""
    settings.NOTIFY_TEXT = settings.NOTIFY_LETTER = "files"  # type: ignore[attr-defined]
    known = [GIVEN]
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: known[-1]])
    return known


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(name="A Resident", email=EMAIL, phone="07700 900123")


@pytest.fixture
def case(given: list[Contact]) -> Case:
    made: Case = CaseFactory(known=Known(email=EMAIL))
    return made


def move_on(case: Case) -> TimelineEntry:
    changes.change_status(case, Status.WITH_TEAM, WEBSITE, "We have begun.")
    entry: TimelineEntry = case.timeline.filter(what="status").get()
    return entry


def channels() -> list[str]:
    return list(Delivery.objects.filter(template="case-update").values_list("channel", flat=True))


@pytest.mark.parametrize(
    ("wanted", "channel"), [("", "email"), ("email", "email"), ("text", "text"), ("post", "letter")]
)
def test_messages_go_by_the_way_that_somebody_needs(
    case: Case, person: Person, wanted: str, channel: str
) -> None:
    needs_of(person, contact_by=wanted)
    move_on(case)
    assert channels() == [channel]


def test_what_they_chose_on_this_form_is_newer(
    case: Case, person: Person, given: list[Contact]
) -> None:
    needs_of(person, contact_by="post")
    given.append(replace(GIVEN, prefers="email", chosen=True))
    move_on(case)
    assert channels() == ["email"]


def test_nobody_is_phoned_who_asked_us_not_to(
    case: Case, person: Person, given: list[Contact]
) -> None:
    needs_of(person, no_phone=True)
    given.append(Contact(phone="01632 960123", prefers="phone", chosen=True))
    contact = contact_of(case)
    assert contact.prefers == "email"
    said = " ".join(how_to_reach(contact))
    assert "not to phone" in said
    assert "01632" not in said


def test_they_are_written_to_in_their_language(case: Case, person: Person) -> None:
    needs_of(person, language="pl")
    assert contact_of(case).language == "pl"


def test_english_in_the_account_leaves_the_language_of_the_form(
    case: Case, person: Person, given: list[Contact]
) -> None:
    needs_of(person)
    given.append(replace(GIVEN, language="cy"))
    assert contact_of(case).language == "cy"


def test_a_person_of_plain_text_gets_no_html(
    case: Case, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_of(person, format="plain_text")
    entry = move_on(case)
    message = KINDS[1].as_email(entry.pk)
    assert message is not None
    assert message.html == ""


def test_a_letter_is_printed_in_their_format_once_we_have_it(
    case: Case, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("pdf", "large-print", monkeypatch=monkeypatch)
    needs = needs_of(person, contact_by="post", format="large_print")
    letter = KINDS[1].as_letter(move_on(case).pk)
    assert letter is not None
    assert letter.pdf == b"%PDF-large-print"
    needs.format = ""
    needs.save()
    standard = KINDS[1].as_letter(case.timeline.get(what="status").pk)
    assert standard is not None
    assert standard.pdf == b"%PDF-pdf"
    assert not case.timeline.filter(what="note").exists()


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("braille", "braille"),
        ("audio", "audio"),
        ("large_print", "large-print"),
        ("giant_print", "giant-print"),
        ("coloured", "coloured"),
    ],
)
def test_an_email_brings_its_words_in_their_format_without_asking(
    case: Case, person: Person, format: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(name, monkeypatch=monkeypatch)
    needs_of(person, format=format)
    message = KINDS[1].as_email(move_on(case).pk)
    assert message is not None
    [file] = message.attachments
    assert file.content == f"%PDF-{name}".encode()
    assert not case.timeline.filter(what="note").exists()


def test_an_email_goes_without_a_file_where_it_cannot_be_made_and_staff_are_told(
    case: Case, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    only("pdf", monkeypatch)
    needs_of(person, format="braille")
    message = KINDS[1].as_email(move_on(case).pk)
    assert message is not None
    assert message.attachments == ()
    assert case.timeline.filter(what="note", public=False).exists()


def test_what_carries_no_files_is_given_none(
    case: Case, person: Person, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.NOTIFY_EMAIL = "govuk"
    made("braille", monkeypatch=monkeypatch)
    needs_of(person, format="braille")
    message = KINDS[1].as_email(move_on(case).pk)
    assert message is not None
    assert message.attachments == ()


def test_a_file_that_refuses_its_document_holds_no_email_up(
    case: Case, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(document: Document) -> bytes:
        raise Unmakeable("Too long.")

    monkeypatch.setattr(registry, "_formats", dict(registry._formats))
    registry.register(Format("audio", "Audio", "audio/mpeg", "mp3", refuse))
    needs_of(person, format="audio")
    message = KINDS[1].as_email(move_on(case).pk)
    assert message is not None
    assert message.attachments == ()


def made(*names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these formats be made here, each saying its name."""
    monkeypatch.setattr(registry, "_formats", dict(registry._formats))
    for name in names:
        content = f"%PDF-{name}".encode()
        registry.register(
            Format(name, name, "application/pdf", "pdf", lambda document, c=content: c)  # type: ignore[misc]
        )


def only(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no other format be made here, whatever engines this computer has."""
    known = {name: registry.format_named(name), "html": registry.format_named("html")}
    monkeypatch.setattr(registry, "_formats", known)


@pytest.mark.parametrize(
    ("format", "contact_by", "missing"),
    [
        ("braille", "post", True),
        ("braille", "", True),
        ("braille", "email", False),
        ("audio", "text", False),
        ("easy_read", "email", True),
        ("giant_print", "email", False),
        ("plain_text", "post", False),
        ("", "post", False),
    ],
)
def test_staff_are_told_what_we_cannot_make(
    case: Case,
    person: Person,
    format: str,
    contact_by: str,
    missing: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    only("pdf", monkeypatch)
    needs_of(person, format=format, contact_by=contact_by)
    move_on(case)
    notes = [entry.words for entry in case.timeline.filter(what="note", public=False)]
    assert [("another format" in each) for each in notes] == [True] * missing
    assert len(channels()) == 1


def test_a_case_in_an_account_has_its_needs_whatever_address_it_was_sent_with(
    given: list[Contact],
) -> None:
    user = User.objects.create_user("other@example.org")
    needs_of(person_of(user), contact_by="post")
    case: Case = CaseFactory(known=Known(email="typed-wrong@example.org"))
    Holding.objects.create(case=case, person=person_of(user), how=How.values[0])
    assert contact_of(case).prefers == "post"


def test_anothers_needs_do_not_count(case: Case) -> None:
    needs_of(Person.objects.create(name="A Resident", email="other@example.org"), no_phone=True)
    assert contact_of(case) == GIVEN


def test_a_case_of_nobody_known_needs_nothing(given: list[Contact]) -> None:
    needs_of(Person.objects.create(), no_phone=True)
    assert needed.needs_of(CaseFactory()) is None
