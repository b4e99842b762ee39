"""Two residents: one who asks for help, and one who helps."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import Authority, Person, User
from tests.support.acting import authority_between, inside, resident


@pytest.fixture
def owner(db: None) -> User:
    """Somebody for whom others act."""
    return resident("asks@example.org", name="Ash Asks")


@pytest.fixture
def person(owner: User) -> Person:
    found: Person = owner.person
    return found


@pytest.fixture
def helper(db: None) -> User:
    """Somebody who acts for others."""
    return resident("helps@example.org", name="Hal Helps")


@pytest.fixture
def authority(person: Person, helper: User) -> Authority:
    """One that was taken up, for seeing only."""
    return authority_between(person, helper)


@pytest.fixture
def theirs(helper: User) -> Client:
    """The browser of the helper."""
    return inside(helper)


@pytest.fixture
def own(owner: User) -> Client:
    """The browser of whoever asks, who has proved it twice."""
    return inside(owner)
