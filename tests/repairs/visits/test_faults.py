"""Every way in which a scheduler fails, in each call of a page: one appointment or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.cache import caches

from portal.integration.slots import (
    Booked,
    Conflict,
    Expired,
    Refused,
    Slot,
    SlotError,
    Standing,
    TooLate,
    Unavailable,
    Unsure,
)
from portal.integration.slots.kinds import Came, Held, Job
from portal.repairs import visits
from portal.repairs.models import Repair, Visit, VisitState
from tests.support.slots import PaperDiary

from .conftest import NOW, Desk
from .test_pages import Browser, times

CALLS = ("hold", "confirm", "change", "cancel")
LATER = NOW + timedelta(minutes=1)
FINDING = "We are finding out"


@dataclass
class Faulty(PaperDiary):
    """Fails in one call, before it is done or after it."""

    failing: str = ""
    before: SlotError | None = None
    after: bool = False
    dumb: bool = False
    crash: str = ""
    made: list[str] = field(default_factory=list)

    def availability(self, job: Job, earliest: Any, latest: Any) -> list[Slot]:
        return super().availability(job, earliest, latest)

    def hold(self, job: Job, slot: Slot, key: str) -> Held:
        return self._fail("hold", key, lambda: super(Faulty, self).hold(job, slot, key))

    def confirm(self, held: Held, key: str) -> Booked:
        return self._fail("confirm", key, lambda: super(Faulty, self).confirm(held, key))

    def change(self, job: Job, booked: Booked, slot: Slot, key: str) -> Booked:
        return self._fail("change", key, lambda: super(Faulty, self).change(job, booked, slot, key))

    def cancel(self, booked: Booked, key: str) -> Any:
        return self._fail("cancel", key, lambda: super(Faulty, self).cancel(booked, key))

    def find(self, key: str) -> Came | None:
        if self.dumb:
            raise Unsure(key)
        return super().find(key)

    def state(self, booked: Booked) -> Standing:
        return super().state(booked)

    def _fail(self, call: str, key: str, do: Callable[[], Any]) -> Any:
        if self.failing != call:
            return do()
        self.made.append(key)
        if self.crash == "before":
            raise MemoryError
        if self.before is not None:
            self.calls[key] = ((), self.before)
            raise self.before
        came = do()
        if self.crash == "after":
            raise MemoryError
        raise Unsure(key) if self.after else AssertionError(came)

    @property
    def live(self) -> int:
        return len(self._live())


@pytest.fixture
def diary(diary: PaperDiary, monkeypatch: pytest.MonkeyPatch) -> Faulty:
    caches["shared"].clear()
    made = Faulty(NOW)
    monkeypatch.setattr(Desk, "diary", made)
    return made


@dataclass
class World:
    """A browser at the point at which it makes one of the calls."""

    browser: Browser
    diary: Faulty
    repair: Repair
    call: str

    def __post_init__(self) -> None:
        self.slots = times(self.browser.see())
        if self.call != "hold":
            self.browser.send(slot=self.slots[0])
        if self.call in ("change", "cancel"):
            self.browser.send("confirm/")
        self.had = self.diary.live

    def press(self) -> str:
        if self.call == "confirm":
            return self.browser.send("confirm/")
        if self.call == "cancel":
            return self.browser.send("cancel/", still="visit")
        return self.browser.send(slot=self.slots[2])

    @property
    def visit(self) -> Visit:
        found: Visit = (
            Visit.objects.select_related("repair__case")
            .filter(repair=self.repair)
            .order_by("number")[0]
        )
        return found

    def check(self) -> None:
        """The diary and the visit say the same, and no more than one appointment is alive."""
        visit = self.visit
        assert visit.call == ""
        assert self.diary.live <= 1
        booked = visit.state in (VisitState.BOOKED, VisitState.SENT)
        assert self.diary.live == booked
        if booked:
            assert self.diary.booked[visit.booking].start == visit.start
        if visit.state == VisitState.HELD:
            assert [each.start for each in self.diary.holds.values()] == [visit.start]


@pytest.fixture(params=CALLS)
def world(request: pytest.FixtureRequest, repair: Repair, diary: Faulty) -> World:
    made = World(Browser(repair.case.shown_reference), diary, repair, request.param)
    diary.failing = request.param
    return made


def words_of(visit: Visit) -> str:
    return " ".join(visit.repair.case.timeline.filter(public=True).values_list("words", flat=True))


@pytest.mark.parametrize(
    "error",
    [Unavailable(), Conflict(), Expired(), TooLate(), Refused("unknown"), Refused("taken")],
    ids=lambda error: type(error).__name__,
)
def test_what_the_scheduler_refuses_changes_nothing_and_the_page_never_says_booked(
    world: World, error: SlotError
) -> None:
    world.diary.before = error
    page = world.press()
    world.check()
    assert world.diary.live == world.had
    assert FINDING not in page
    if world.call in ("hold", "confirm"):
        assert "Your visit is booked" not in page
    else:
        assert "Your visit is cancelled" not in page
        assert "Your visit has moved" not in words_of(world.visit)


def test_an_answer_that_was_lost_is_found_out_at_once(world: World) -> None:
    world.diary.after = True
    page = world.press()
    world.check()
    assert FINDING not in page


@pytest.mark.parametrize("done", [True, False])
def test_while_nobody_knows_the_page_says_so_and_nothing_can_be_done_twice(
    world: World, done: bool
) -> None:
    world.diary.after, world.diary.dumb = True, True
    page = world.press()
    assert FINDING in page
    again = world.press()
    assert FINDING in again
    assert len(world.diary.made) == 1
    if not done:
        undo(world)
    world.diary.dumb, world.diary.failing = False, ""
    visits.settle_all(LATER)
    world.check()
    page = world.browser.see()
    assert FINDING not in page
    if world.call == "confirm":
        assert world.diary.live == done
        assert ("Your visit is booked" in words_of(world.visit)) == done


@pytest.mark.parametrize("crash", ["before", "after"])
def test_a_killed_web_process_leaves_one_or_none_and_the_page_knows_soon(
    world: World, crash: str, clock: time_machine.Traveller
) -> None:
    world.diary.crash = crash
    with pytest.raises(MemoryError):
        world.press()
    assert FINDING in world.browser.see()
    world.diary.failing = ""
    clock.shift(timedelta(minutes=1))
    visits.settle_all()
    world.check()
    page = unescape(world.browser.see())
    assert FINDING not in page


def test_a_second_press_finds_out_what_a_killed_process_left(
    world: World, clock: time_machine.Traveller
) -> None:
    world.diary.crash = "after"
    with pytest.raises(MemoryError):
        world.press()
    world.diary.failing = ""
    clock.shift(timedelta(minutes=1))
    world.press()
    world.check()


def undo(world: World) -> None:
    """As if the call had never reached it."""
    diary, visit = world.diary, world.visit
    diary.calls.pop(visit.key)
    if world.call == "hold":
        diary.holds.clear()
    elif world.call == "confirm":
        diary.booked.clear()
    elif world.call == "cancel":
        diary.states.clear()
    else:
        kept = diary.booked[visit.booking]
        assert visit.start is not None
        assert visit.end is not None
        diary.booked[visit.booking] = Booked(kept.reference, kept.job, visit.start, visit.end)
