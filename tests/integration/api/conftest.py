"""A system with a case of its own: the API is tried with what cases offer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from portal.cases.models import Case
from tests.support.api import Calling, make_system
from tests.support.cases import CaseFactory


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def housing() -> Calling:
    return Calling(make_system())


@pytest.fixture
def case(housing: Calling) -> Case:
    made: Case = CaseFactory(team=housing.system.team, at=timezone.now() - timedelta(hours=1))
    return made


@pytest.fixture
def notes(case: Case) -> str:
    """Where notes on the case are written."""
    return f"/cases/{case.reference}/notes"
