"""The pages against the real scheduler of the sandbox, over HTTP, with its faults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone
from pytest_django import Settings

from portal.integration.sandbox.command import Sandbox
from portal.repairs import visits
from portal.repairs.models import Repair, Visit, VisitState
from portal.repairs.visits.settling import GRACE
from tests.integration.sandbox.portal import get
from tests.support.repairs import ANSWERS, repair_of

from .conftest import NOW
from .test_faults import CALLS, FINDING
from .test_pages import Browser, times

KEY = "the-portal's-key-for-the-scheduler"
FAULTS = (
    "error=503",
    "reset",
    "nonsense",
    "lost",
    "duplicate",
    "gone",
    "maintenance",
    "disorder",
    "forged",
    "rival",
    "expire",
)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    made = Sandbox(
        book=tmp_path_factory.mktemp("sandbox") / "book.sqlite3",
        secret="whsec_" + "c2VjcmV0" * 6,
        key="",
        portal="http://127.0.0.1:9",
        slots_key=KEY,
        clock=timezone.now,
        pace=0,
    )
    made.start()
    yield made
    made.stop()


@dataclass
class Town:
    """A tenant at the point of one call, and the book of the scheduler."""

    sandbox: Sandbox
    repair: Repair
    call: str

    def __post_init__(self) -> None:
        self.browser = Browser(self.repair.case.shown_reference)
        self.slots = times(self.browser.see())
        if self.call != "hold":
            self.browser.send(slot=self.slots[0])
        if self.call in ("change", "cancel"):
            self.browser.send("confirm/")

    def press(self) -> str:
        if self.call == "confirm":
            return self.browser.send("confirm/")
        if self.call == "cancel":
            return self.browser.send("cancel/", still="visit")
        return self.browser.send(slot=self.slots[-1])

    @property
    def visit(self) -> Visit:
        found: Visit = Visit.objects.get(repair=self.repair, number=1)
        return found

    def booked(self) -> list[dict[str, Any]]:
        rows = json.loads(get(f"{self.sandbox.server.address}/slots/state.json"))["slot_bookings"]
        return [each for each in rows if each["job"] == self.visit.job and not each["cancelled_at"]]

    def check(self) -> None:
        visit, rows = self.visit, self.booked()
        expected = [visit.booking] if visit.state == VisitState.BOOKED else []
        assert visit.call == ""
        assert [each["reference"] for each in rows] == expected
        if expected:
            assert visit.start is not None
            assert rows[0]["day"] == timezone.localtime(visit.start).date().isoformat()
            part = "am" if timezone.localtime(visit.start).hour < 12 else "pm"
            assert rows[0]["part"] == part


@pytest.fixture(params=CALLS)
def town(
    request: pytest.FixtureRequest, sandbox: Sandbox, db: None, settings: Settings
) -> Iterator[Town]:
    settings.SLOT_SOURCE, settings.SLOT_KEY = "http", KEY
    settings.SLOT_URL = f"{sandbox.server.address}/slots/v1"
    caches["shared"].clear()
    for table in ("slot_bookings", "slot_holds", "slot_rivals"):  # or its days fill up
        sandbox.kept.run(f"DELETE FROM {table}")  # noqa: S608 - our own names
    with time_machine.travel(NOW):
        made = repair_of(told_at=NOW, law=True, answers=ANSWERS)
        yield Town(sandbox, made, request.param)
    sandbox.faults.clear()


def test_without_a_fault_each_call_does_its_work(town: Town) -> None:
    page = town.press()
    town.check()
    assert len(town.booked()) == (town.call in ("confirm", "change"))
    assert FINDING not in page


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_one_appointment_or_none_and_the_page_tells_which(
    town: Town, fault: str
) -> None:
    town.sandbox.faults.set(f"slots-{fault}:1")
    page = town.press()
    town.sandbox.faults.clear()
    town.check()
    assert FINDING not in page
    assert ("Your visit is booked" in page) <= bool(town.booked())


@pytest.mark.parametrize("fault", ["reset", "lost"])
def test_while_it_cannot_be_found_out_the_page_says_so_until_it_is(town: Town, fault: str) -> None:
    town.sandbox.faults.set(f"slots-{fault}")
    page = town.press()
    assert (FINDING in page) == (fault == "reset")
    town.sandbox.faults.clear()
    visits.settle_all(timezone.now() + 2 * GRACE)
    town.check()
    assert FINDING not in town.browser.see()
