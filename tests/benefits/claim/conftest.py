"""The demonstration's rules, in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.support.benefits import use_the_demos_rules
from tests.support.factories import ContactPointFactory

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A Saturday in November 2026, at ten."""
    with time_machine.travel(AT, tick=False) as moving:
        yield moving


@pytest.fixture
def rules(db: None, clock: time_machine.Traveller) -> None:
    """What a council has put in use."""
    ContactPointFactory()
    use_the_demos_rules()
