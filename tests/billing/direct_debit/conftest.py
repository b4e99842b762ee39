"""A payer with an account and a bill, the council's terms, and somebody who is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.direct_debit.events import ASKED, CANCELLED
from portal.billing.models import Account, DirectDebitTerms
from portal.integration.models import Endpoint, Subscription
from tests.support.billing import account_with
from tests.support.residents import resident, sure

from .making import terms_of

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
"""A Monday."""


@pytest.fixture
def a_monday_in_november(db: None) -> Iterator[None]:
    caches["shared"].clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def terms(db: None) -> DirectDebitTerms:
    return terms_of()


@pytest.fixture
def told(db: None) -> Endpoint:
    """A revenues system that an administrator let know."""
    endpoint: Endpoint = Endpoint.objects.create(
        name="Revenues",
        slug="revenues",
        address="https://revenues.example/",
        alert_to="it@example.org",
    )
    for type_ in (ASKED, CANCELLED):
        Subscription.objects.create(endpoint=endpoint, event=type_.name)
    return endpoint


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def account(user: User) -> Account:
    """Ten payments of £208.80 from April on. Those of December and January are left."""
    return account_with(joined=person_of(user), paid=[(date(2026, 11, 1), 8 * 20880)], told_at=NOW)


@pytest.fixture
def client(user: User, terms: DirectDebitTerms, told: Endpoint) -> Client:
    return sure(user)
