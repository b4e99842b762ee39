"""A repair that needs a visit, and a diary on paper to book it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from pytest_django import Settings

from portal.cases.models import TimelineEntry
from portal.integration.slots import Slot, SlotSource, register
from portal.integration.slots.words import LONDON
from portal.repairs import visits
from portal.repairs.models import Repair, Visit
from tests.support.repairs import ANSWERS, repair_of
from tests.support.slots import PaperDiary

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
"""A Monday."""


class Desk:
    """Where the diary of the test lies."""

    diary: SlotSource


def _on_the_desk() -> SlotSource:
    return Desk.diary


register("paper", _on_the_desk)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def diary(clock: time_machine.Traveller, settings: Settings) -> PaperDiary:
    settings.SLOT_SOURCE = "paper"
    diary = PaperDiary(NOW)
    Desk.diary = diary
    return diary


@pytest.fixture
def repair(db: None, diary: PaperDiary) -> Repair:
    """A blocked sink, told now, of somebody who can be reached by e-mail."""
    return repair_of(told_at=NOW, law=True, answers=ANSWERS)


@pytest.fixture
def visit(repair: Repair) -> Visit:
    return visits.want(repair)


@pytest.fixture
def slots(visit: Visit) -> tuple[Slot, ...]:
    return visits.offer(visit).slots


@pytest.fixture
def booked(visit: Visit, slots: tuple[Slot, ...]) -> Visit:
    visits.hold(visit, slots[0])
    return visits.confirm(visit)


def said(visit: Visit) -> str:
    """What the tenant read last."""
    return newest(visit).words


def newest(visit: Visit) -> TimelineEntry:
    """The entry that the tenant read last."""
    found = visit.repair.case.timeline.filter(public=True).last()
    assert found is not None
    return found
