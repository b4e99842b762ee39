"""Who the person of a case is, asked of the rooms above."""

from __future__ import annotations

import pytest

from portal.cases import contacts
from portal.cases.contacts import Contact, contact_of
from portal.cases.models import Case

CASE = Case(kind="test", title="A test", language="pl")


@pytest.fixture(autouse=True)
def _no_other_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "_resolvers", [])


def test_a_contact_shows_nothing_in_a_log() -> None:
    person = Contact("A Name", "a@example.org", "01632 960123", ("1 High Street", "Town"))
    for written in (repr(person), str(person), f"{person}", f"{[person]}"):
        assert "A Name" not in written
        assert "example" not in written
        assert "01632" not in written
        assert "High Street" not in written


def test_the_first_room_that_knows_the_person_answers() -> None:
    contacts.register(lambda case: None)
    contacts.register(lambda case: Contact(email="first@example.org"))
    contacts.register(lambda case: Contact(email="second@example.org"))
    assert contact_of(CASE).email == "first@example.org"


def test_nobody_known_is_an_empty_contact_in_the_language_of_the_case() -> None:
    assert contact_of(CASE) == Contact(language="pl")


def test_a_room_that_registers_twice_is_asked_once() -> None:
    asked: list[Case] = []

    def resolve(case: Case) -> Contact | None:
        asked.append(case)
        return None

    contacts.register(resolve)
    contacts.register(resolve)
    contact_of(CASE)
    assert asked == [CASE]
