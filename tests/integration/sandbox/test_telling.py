"""The scheduler tells the portal how a visit goes on, in order, until it has heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portal.integration.sandbox.command import Sandbox
from portal.integration.sandbox.scheduler.crew import LONDON
from portal.integration.sandbox.scheduler.free import Wanted
from portal.integration.sandbox.scheduler.timeline import STATES

from .portal import KEY, SECRET, Portal, eventually

NOW = datetime(2026, 11, 2, 7, tzinfo=LONDON)
"""A Monday."""
JOB = "7K4M9TX3-2"


class Day:
    """A sandbox whose clock a test may move, with a visit that is booked."""

    def __init__(self, folder: Path, portal: Portal, *fault: str) -> None:
        self.now = NOW
        self.sandbox = Sandbox(
            book=folder / "book.sqlite3",
            secret=SECRET,
            key=KEY,
            portal=portal.address,
            slots_key="slots",
            pace=0,
            fault=list(fault),
            clock=lambda: self.now,
        )
        self.diary: Any = self.sandbox._telling.diary
        self.sandbox.start()

    def book(self, job: str = JOB) -> str:
        wanted, ahead = Wanted(job, "plumbing", 30), NOW + timedelta(days=20)
        with self.diary.book.change():
            slots = self.diary.free.slots(wanted, self.now, ahead, self.now)
            slot = next(each for each in slots if each["fit"] == "yes")
            hold = self.diary.hold(wanted, slot["id"])
            return str(self.diary.confirm(job, hold["reference"])["reference"])


@pytest.fixture
def portal() -> Iterator[Portal]:
    portal = Portal()
    yield portal
    portal.stop()


@pytest.fixture
def day(tmp_path: Path, portal: Portal) -> Iterator[Any]:
    made: list[Day] = []

    def start(*fault: str) -> Day:
        made.append(Day(tmp_path, portal, *fault))
        return made[-1]

    yield start
    for each in made:
        each.sandbox.stop()


def news(portal: Portal) -> list[str]:
    return [call.body["news"] for call in portal.calls]


def test_each_state_is_told_once_and_in_order(day: Any, portal: Portal) -> None:
    today = day()
    booking = today.book()
    today.now = NOW + timedelta(days=21)
    eventually("five calls", lambda: len(portal.calls) == 5)
    assert news(portal) == list(STATES[1:])
    assert {call.path for call in portal.calls} == {"/api/v1/repairs/7K4M9TX3/visits/2"}
    assert {call.body["booking"] for call in portal.calls} == {booking}
    times = [call.body["at"] for call in portal.calls]
    assert times == sorted(times)
    assert len({call.id for call in portal.calls}) == 5


def test_a_portal_that_is_down_hears_it_later(day: Any, portal: Portal) -> None:
    portal.answers = [503]
    today = day()
    today.book()
    today.now = NOW + timedelta(days=21)
    eventually("five calls and a repeat", lambda: len(portal.calls) == 6)
    assert news(portal)[:2] == ["dispatched", "dispatched"]
    assert portal.calls[0].id == portal.calls[1].id


def test_what_is_out_of_order_is_said_last(day: Any, portal: Portal) -> None:
    today = day("disorder:1")
    today.book()
    today.now = NOW + timedelta(days=21)
    eventually("five calls", lambda: len(portal.calls) == 5)
    assert news(portal) == [*STATES[2:], "dispatched"]
    assert portal.calls[-1].body["at"] == min(call.body["at"] for call in portal.calls)


def test_by_hand_one_state_at_a_time(day: Any, portal: Portal) -> None:
    today = day()
    booking = today.book()
    with today.diary.book.change():
        today.diary.push(booking)
    eventually("a call", lambda: len(portal.calls) == 1)
    assert news(portal) == ["dispatched"]


def test_what_is_no_visit_of_a_repair_is_not_told(day: Any, portal: Portal) -> None:
    today = day()
    today.book("somebody-elses")
    today.now = NOW + timedelta(days=21)
    told = "SELECT 1 FROM slot_told WHERE state = 'completed'"
    eventually("it was looked at", lambda: today.diary.book.row(told))
    assert today.diary.book.rows("SELECT * FROM calls") == []
    assert portal.calls == []
