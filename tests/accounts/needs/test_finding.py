"""Whose needs they are, as far as an address or a case can tell."""

from __future__ import annotations

import pytest

from portal.accounts import needs
from portal.accounts.models import Person
from portal.integration.encryption import keyed_hash
from tests.support.needs import needs_of

pytestmark = pytest.mark.django_db


def test_an_address_is_enough_however_it_is_written(person: Person) -> None:
    made = needs_of(person, format="braille")
    assert needs.for_contact(" Resident@Example.org") == made
    assert needs.for_contact("other@example.org") is None
    assert needs.for_contact("") is None


def test_a_telephone_counts_with_its_surname_only(db: None) -> None:
    person = Person.objects.create(name="A Resident", phone="01632 960123")
    made = needs_of(person, no_phone=True)
    phone, surname = keyed_hash("phone", "01632960123"), keyed_hash("surname", "Resident")
    assert needs.for_hashes(phone=phone, surname=surname) == made
    assert needs.for_hashes(phone=phone) is None
    assert needs.for_hashes(surname=surname) is None
    assert needs.for_hashes(phone=phone, surname=keyed_hash("surname", "Other")) is None


def test_nobody_is_found_by_nothing(person: Person) -> None:
    Person.objects.create(name="", phone="")
    needs_of(Person.objects.create())
    assert needs.for_hashes() is None


def test_what_was_confirmed_last_counts(person: Person) -> None:
    needs_of(person, days_ago=100, format="braille")
    written_down = Person.objects.create(email="resident@example.org")
    newer = needs_of(written_down, days_ago=3, format="audio")
    assert needs.for_contact("resident@example.org") == newer


def test_staff_read_what_matters_and_nothing_where_nothing_does(person: Person) -> None:
    made = needs_of(
        person,
        format="audio",
        language="ur",
        interpreter="bfi",
        contact_by="post",
        no_phone=True,
        times=["mornings"],
        adjustments=["wheelchair"],
    )
    assert needs.flags(made) == [
        "Do not phone",
        "Audio",
        "Writes and reads اردو (Urdu)",
        "Interpreter: British Sign Language",
        "Wants to hear from us by letter",
        "In the morning, 9am to midday",
        "Uses a wheelchair",
    ]
    assert needs.flags(None) == []
    assert needs.flags(needs_of(Person.objects.create())) == []
