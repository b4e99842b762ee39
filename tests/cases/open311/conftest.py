"""Two kinds of case that are public, and one that is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from django.core.cache import caches

from portal.cases.changes import add_note
from portal.cases.models import Case
from portal.cases.open311 import Place, Service, register, services
from portal.cases.timeline import WEBSITE
from tests.support.cases import CaseFactory

SECRET = "Canary at 4 Acacia Avenue"


def places(cases: Sequence[Case]) -> Mapping[int, Place]:
    return {case.pk: Place(51.75, -1.25, "High Street & Longwall <corner>") for case in cases}


def words(cases: Sequence[Case]) -> Mapping[int, str]:
    return {case.pk: "It leans.\x07" for case in cases}


LIGHT = Service("LIGHT", "Street light", "A lamp is out.", "Streets", ("lamp", "dark"), places)
SIGN = Service("SIGN", "Street sign", "A sign is broken.", described=words)


@pytest.fixture(autouse=True)
def _registered(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_services", {})
    register("street-light", LIGHT)
    register("street-sign", SIGN)
    caches["shared"].clear()


@pytest.fixture
def lamp() -> Case:
    made: Case = CaseFactory(kind="street-light", title=SECRET)
    add_note(made, SECRET, WEBSITE, public=True)
    return made


@pytest.fixture
def private() -> Case:
    made: Case = CaseFactory(kind="ask-or-tell", title=SECRET)
    return made
