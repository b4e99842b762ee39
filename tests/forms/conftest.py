"""Journeys that are only there for the tests of this room."""

from __future__ import annotations

import pytest

from portal.forms import registry
from tests.support.factories import ContactPointFactory
from tests.support.journeys import EVERYTHING, SHORT
from tests.support.walking import Walker


@pytest.fixture
def journeys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register the tests' journeys, and no others."""
    both = {each.key: each for each in (EVERYTHING, SHORT)}
    monkeypatch.setattr(registry, "_journeys", both)


@pytest.fixture
def walker(journeys: None, db: None) -> Walker:
    """A browser that has just pressed Start on the long form."""
    ContactPointFactory()
    return Walker("everything").start()


@pytest.fixture
def short(journeys: None, db: None) -> Walker:
    """A browser that has just pressed Start on the short form."""
    return Walker("short").start()
