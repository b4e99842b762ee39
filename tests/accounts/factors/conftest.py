"""A resident with an account, and the browser in which they are signed in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from portal.accounts.models import User
from tests.support import residents

Delivering = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def user(db: None) -> User:
    return residents.resident()


@pytest.fixture
def browser(user: User) -> Client:
    """Signed in by a code from an e-mail, just now."""
    return residents.signed_in(user)


@pytest.fixture
def delivering(
    db: None, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> Delivering:
    """What is queued within the block is sent at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
