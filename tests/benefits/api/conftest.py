"""A benefits system, and a claim of its team with three proofs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from portal.benefits.models import Claim
from tests.benefits.decisions.conftest import NOW
from tests.support.api import Calling, make_system
from tests.support.claims import claim_of

SCOPES = ("claims:read", "claims:write")


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office(db: None, clock: Any) -> Calling:
    return Calling(make_system("benefits", scopes=list(SCOPES)), *SCOPES)


@pytest.fixture
def claim(office: Calling) -> Claim:
    made = claim_of({"has_partner": "yes", "rent_amount": "120.00"}, at=NOW - timedelta(days=10))
    made.case.team = office.system.team
    made.case.save(update_fields=["team"])
    return made
