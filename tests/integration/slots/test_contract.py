"""Each scheduler that we have keeps what is asked of all."""

from __future__ import annotations

from datetime import datetime

import pytest

from portal.integration.slots import Job, Slot, SlotSource, Unavailable, Unsure, new_key
from portal.integration.slots.sure import Sure
from tests.support.slots import PaperDiary

from .conftest import NOW
from .contract import SlotSourceContract, certain, held, offered
from .making import JOB


class TestTheSandboxOverHttp(SlotSourceContract):
    """``world`` is the usual one."""


class PaperWorld:
    def __init__(self) -> None:
        self.diary = PaperDiary(NOW)
        self.source: SlotSource = self.diary
        self.job = JOB

    def now(self) -> datetime:
        return self.diary.now

    def move_to(self, moment: datetime) -> None:
        self.diary.now = moment

    def lose(self, slot: Slot) -> None:
        self.diary.lost.add(slot.start)

    def another_job(self) -> Job:
        return Job("OTHER-1", "plumber", 60)


class TestTheOneOfTheTests(SlotSourceContract):
    """So that what rooms try their pages with behaves as the real ones do."""

    @pytest.fixture
    def world(self) -> PaperWorld:
        return PaperWorld()

    def test_it_can_be_away(self, world: PaperWorld) -> None:
        world.diary.away = True
        with pytest.raises(Unavailable):
            offered(world)

    def test_it_can_leave_us_unsure_and_settle_it(self, world: PaperWorld) -> None:
        kept, key = held(world), new_key()
        world.diary.unsure = 1
        with pytest.raises(Unsure):
            world.source.confirm(kept, key)
        assert world.source.find(key) == world.source.confirm(kept, key)

    def test_asked_with_certainty_it_is_never_unsure(self, world: PaperWorld) -> None:
        slot = certain(world)[0]
        world.diary.unsure = 1
        assert Sure(world.source).hold(world.job, slot, new_key()).start == slot.start
