"""A repair whose work is done, of somebody who can be reached, and a browser that may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.signing import dumps
from django.test import Client

from portal.cases.timeline import WEBSITE
from portal.integration.slots.words import LONDON
from portal.repairs import visits
from portal.repairs.course.moving import move
from portal.repairs.course.states import State
from portal.repairs.models import Repair, Verdict, Visit, VisitState
from tests.support.repairs import ANSWERS, repair_of

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=LONDON)
"""A Tuesday. The visit was this morning."""


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def booked() -> Visit:
    """From 8am to midday today: the time has passed, and we have heard nothing."""
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        repair = repair_of(law=True, answers=ANSWERS, state=State.ACCEPTED)
        move(repair, State.SCHEDULED, WEBSITE, tell=False)
        made: Visit = Visit.objects.create(
            repair=repair,
            state=VisitState.BOOKED,
            start=NOW.replace(hour=8),
            end=NOW.replace(hour=12),
            booking="A-1001",
        )
    return made


@pytest.fixture
def done(booked: Visit) -> Repair:
    """The repair of it, after the work was done at eleven."""
    visits.attended(booked, WEBSITE, NOW - timedelta(hours=5))
    move(booked.repair, State.WORK_DONE, WEBSITE, at=NOW - timedelta(hours=4))
    return booked.repair


@pytest.fixture
def verdict(done: Repair) -> Verdict:
    found: Verdict = done.verdicts.get()
    found.repair = done
    return found


@pytest.fixture
def following() -> Callable[[Repair], Client]:
    """A browser that gave the reference and the e-mail address, whenever the test is."""

    def opened(repair: Repair) -> Client:
        client = Client()
        kept = {repair.case.reference: int(NOW.timestamp()) + 10**8}
        client.cookies["cases"] = dumps(kept, salt="portal.cases.tracking", compress=True)
        return client

    return opened


def page(repair: Repair, name: str) -> str:
    return f"/track/{repair.case.shown_reference}/{name}/"


def said(repair: Repair) -> str:
    return str(repair.case.timeline.filter(public=True).last().words)


def now(repair: Repair) -> Any:
    return Repair.objects.get(pk=repair.pk).state
