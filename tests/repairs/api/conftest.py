"""A scheduler's system, and a repair of its team with a visit that is booked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from portal.cases.timeline import WEBSITE
from portal.integration.slots.words import LONDON
from portal.repairs.course.moving import move
from portal.repairs.course.states import State
from portal.repairs.models import Repair, Visit, VisitState
from tests.support.api import Calling, make_system
from tests.support.repairs import ANSWERS, repair_of

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=LONDON)
"""A Tuesday, an hour after the window of the visit has begun."""
SCOPES = ("repairs:read", "repairs:write")


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def scheduler(db: None, clock: Any) -> Calling:
    return Calling(make_system("scheduler", scopes=list(SCOPES)), *SCOPES)


@pytest.fixture
def repair(scheduler: Calling) -> Repair:
    """A blocked sink, told of two hours ago, and booked an hour ago."""
    with time_machine.travel(NOW - timedelta(hours=2), tick=False):
        made = repair_of(answers=ANSWERS, state=State.ACCEPTED)
    made.case.team = scheduler.system.team
    made.case.save(update_fields=["team"])
    return made


@pytest.fixture
def visit(repair: Repair) -> Visit:
    return booked(repair)


def booked(repair: Repair) -> Visit:
    """A visit from 8am to midday today, with the repair that waits for it."""
    if repair.state == State.ACCEPTED:
        move(repair, State.SCHEDULED, WEBSITE, at=NOW - timedelta(hours=1), tell=False)
    made: Visit = Visit.objects.create(
        repair=repair,
        state=VisitState.BOOKED,
        state_at=NOW - timedelta(hours=1),
        start=NOW.replace(hour=8),
        end=NOW.replace(hour=12),
        booking="A-1001",
    )
    return made


def ago(minutes: int) -> str:
    return (NOW - timedelta(minutes=minutes)).isoformat()


def ahead(minutes: int) -> str:
    return (NOW + timedelta(minutes=minutes)).isoformat()
