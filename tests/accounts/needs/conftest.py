"""Somebody who has an account."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import Person, User
from portal.accounts.people import person_of


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("resident@example.org")


@pytest.fixture
def person(user: User) -> Person:
    return person_of(user)


@pytest.fixture
def resident(user: User, client: Client) -> Client:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
