"""A day that stands still, and somebody with a claim in their account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from portal.accounts.models import User
from portal.benefits.models import Claim
from portal.integration.slots.words import LONDON
from tests.support.claims import claim_of
from tests.support.residents import resident

NOW = datetime(2026, 12, 5, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def person() -> User:
    return resident("tenant@example.org")


@pytest.fixture
def claim(person: User) -> Claim:
    """For both benefits, ten days ago."""
    return claim_of(owner=person, at=NOW - timedelta(days=10))
