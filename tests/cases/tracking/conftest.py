"""A case to follow, and a way in."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.test import Client

from portal.cases.lookup import Known
from portal.cases.models import Case
from tests.support.cases import CaseFactory, TargetFactory

EMAIL, POSTCODE = "somebody@example.org", "ZZ1 1ZZ"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def case() -> Case:
    """A question about bins, with ten working days to reply."""
    TargetFactory()
    made: Case = CaseFactory(known=Known(email=EMAIL, postcode=POSTCODE))
    return made


@pytest.fixture
def inside(case: Case) -> Client:
    """A browser that has given the right pair."""
    client = Client()
    assert client.post("/track/", pair(case)).status_code == 303
    return client


def pair(case: Case, **other: str) -> dict[str, str]:
    return {"reference": case.shown_reference, "email": EMAIL, "postcode": "", **other}


def address(case: Case) -> str:
    return f"/track/{case.shown_reference}/"
