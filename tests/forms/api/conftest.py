"""A partner with a key, and the tests' journeys."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from portal.forms import registry, versions
from portal.forms.definition import Journey
from tests.forms.everything import EVERYTHING as EVERY_KIND
from tests.support.api import Calling, make_system
from tests.support.journeys import EVERYTHING, SHORT

from .journeys import MANY_CONDITIONS, WITH_FILES


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """These journeys, and no others."""
    caches["shared"].clear()
    given = {each.key: each for each in (EVERYTHING, SHORT, MANY_CONDITIONS, WITH_FILES)}
    monkeypatch.setattr(registry, "_journeys", given)
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(registry, "_libraries", [])


@pytest.fixture
def partner() -> Calling:
    return Calling(make_system("partner"), "forms:read", "forms:send")


@pytest.fixture
def every_kind(monkeypatch: pytest.MonkeyPatch) -> Journey:
    """The journey with one page for each kind of question."""
    monkeypatch.setitem(registry._journeys, EVERY_KIND.key, EVERY_KIND)
    return EVERY_KIND


def newest(journey: Journey, what: str) -> str:
    """Where something of the newest version of a journey is."""
    number = versions.current(journey).number
    return f"/forms/{journey.key}/versions/{number}/{what}"
