"""Advisers in the admin, a day that stands still, and a claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.benefits.models import Claim
from tests.benefits.decisions.conftest import NOW
from tests.support.claims import claim_of
from tests.support.people import Enter


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def adviser(enter: Enter, clock: None) -> Client:
    return enter("Advisers")


@pytest.fixture
def claim(db: None) -> Claim:
    """Ten days old, with three proofs."""
    given = {"has_partner": "yes", "rent_amount": "120.00"}
    return claim_of(given, at=NOW - timedelta(days=10))
