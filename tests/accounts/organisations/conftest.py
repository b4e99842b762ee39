"""An organisation with an owner, and somebody who does not belong to it."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import Organisation, User
from tests.support.acting import inside, organisation_of, resident


@pytest.fixture
def owner(db: None) -> User:
    return resident("owner@example.org", name="Olu Owner")


@pytest.fixture
def other(db: None) -> User:
    """Somebody with an account, who does not belong to it."""
    return resident("other@example.org", name="Ola Other")


@pytest.fixture
def shop(owner: User) -> Organisation:
    return organisation_of(owner)


@pytest.fixture
def own(owner: User) -> Client:
    """The browser of the owner, who has proved it twice."""
    return inside(owner)


@pytest.fixture
def theirs(other: User) -> Client:
    """The browser of the other."""
    return inside(other)
