"""Somebody with a bill of ten payments of £208.80, eight of them paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Account
from tests.support.billing import account_with
from tests.support.residents import resident, sure

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
PAID = [(date(2026, 11, 1), 8 * 20880)]


@pytest.fixture(autouse=True)
def _a_monday_in_november(db: None) -> Iterator[None]:
    caches["shared"].clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def client(user: User) -> Client:
    return sure(user)


@pytest.fixture
def account(user: User) -> Account:
    return account_with(joined=person_of(user), paid=PAID, told_at=NOW)
