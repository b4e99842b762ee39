"""Staff who deal with people, and somebody whom they deal with."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import Person, User
from tests.support.people import member, signed_in


@pytest.fixture
def staff(db: None) -> User:
    return member("Advisers")


@pytest.fixture
def adviser(staff: User) -> Client:
    return signed_in(staff)


@pytest.fixture
def person(db: None) -> Person:
    made: Person = Person.objects.create(
        name="A Resident",
        email="resident@example.org",
        phone="01632 960123",
        address={"line_1": "1 Test Street", "town": "Testham", "postcode": "ZZ1 1ZZ"},
    )
    return made
