from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from portal.integration.sandbox.command import Sandbox
from portal.integration.slots import Job, Slot, SlotSource
from portal.integration.slots.http import HttpSlots
from portal.integration.slots.sure import Sure
from tests.integration.sandbox.portal import get

from .making import at

KEY = "the-portal's-key-for-the-scheduler"
NOW = at(2, 7)
"""A Monday morning in November."""
PATIENCE = 10.0
"""Seconds that we wait for an answer: this machine may be busy."""


@dataclass
class Clock:
    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class SandboxWorld:
    """The real sandbox, spoken to by HTTP. Each has a job and a trade of its own."""

    sandbox: Sandbox
    clock: Clock
    number: int
    source: SlotSource = field(init=False)
    job: Job = field(init=False)

    def __post_init__(self) -> None:
        self.url = f"{self.sandbox.server.address}/slots/v1"
        self.source = Sure(self.client())
        self.job = Job(f"JOB-{self.number}", f"trade{self.number}", 60, uprn="100120000001")

    def client(self, key: str = KEY, seconds: float = PATIENCE) -> HttpSlots:
        return HttpSlots(self.url, key, seconds=seconds, clock=self.clock)

    def now(self) -> datetime:
        return self.clock()

    def move_to(self, moment: datetime) -> None:
        self.clock.moment = moment

    def lose(self, slot: Slot) -> None:
        self.fault("slots-rival:1")

    def another_job(self) -> Job:
        return Job(f"OTHER-{self.number}", self.job.trade, 60)

    def fault(self, *spelt: str) -> None:
        self.sandbox.faults.clear()
        for each in spelt:
            self.sandbox.faults.set(each)

    def kept(self, what: str) -> list[dict[str, Any]]:
        """What the scheduler has in its book of this job."""
        rows = json.loads(get(f"{self.sandbox.server.address}/slots/state.json"))[what]
        return [row for row in rows if row["job"] == self.job.reference]

    def holds(self) -> list[dict[str, Any]]:
        until = self.clock().timestamp()
        return [row for row in self.kept("slot_holds") if not row["ended"] and row["until"] > until]

    def appointments(self) -> list[dict[str, Any]]:
        return [row for row in self.kept("slot_bookings") if not row["cancelled_at"]]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Clock]]:
    clock = Clock()
    sandbox = Sandbox(
        book=tmp_path_factory.mktemp("sandbox") / "book.sqlite3",
        secret="whsec_" + "c2VjcmV0" * 6,
        key="",
        portal="http://127.0.0.1:9",
        slots_key=KEY,
        clock=clock,
        pace=0,
    )
    sandbox.start()
    yield sandbox, clock
    time.sleep(1)  # an answer that was slow on purpose has gone out before the book is closed
    sandbox.stop()


numbers = itertools.count(1)


@pytest.fixture
def world(running: tuple[Sandbox, Clock], db: None) -> Iterator[SandboxWorld]:
    sandbox, clock = running
    clock.moment = NOW
    yield SandboxWorld(sandbox, clock, next(numbers))
    sandbox.faults.clear()
