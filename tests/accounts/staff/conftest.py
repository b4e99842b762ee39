"""Somebody who works in the admin, and somebody who does not."""

from __future__ import annotations

import pytest

from portal.accounts.models import User
from tests.support.factories import UserFactory
from tests.support.people import member


@pytest.fixture
def editor(db: None) -> User:
    return member("Authors")


@pytest.fixture
def resident(db: None) -> User:
    return UserFactory()
