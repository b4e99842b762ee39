"""What every scheduler must keep. A new adapter's tests inherit from this.

Give a fixture ``world``: a scheduler with free times in the next weeks, and a hand on its clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol

import pytest

from portal.integration.slots import (
    Booked,
    Cancelled,
    Conflict,
    Expired,
    Fit,
    Held,
    Job,
    Refused,
    Slot,
    SlotSource,
    State,
    TooLate,
    new_key,
)
from portal.integration.slots.kinds import Came


class World(Protocol):
    """``job``: one that nobody knows yet."""

    source: SlotSource
    job: Job

    def now(self) -> datetime: ...

    def move_to(self, moment: datetime) -> None:
        """Let its clock say so."""

    def lose(self, slot: Slot) -> None:
        """Somebody else takes this slot before the next call."""

    def another_job(self) -> Job: ...


def offered(world: World, days: int = 21) -> list[Slot]:
    now = world.now()
    return world.source.availability(world.job, now, now + timedelta(days=days))


def certain(world: World) -> list[Slot]:
    return [slot for slot in offered(world) if slot.fit is Fit.YES]


def held(world: World, slot: Slot | None = None) -> Held:
    return world.source.hold(world.job, slot or certain(world)[0], new_key())


def booked(world: World, slot: Slot | None = None) -> Booked:
    return world.source.confirm(held(world, slot), new_key())


def window(each: Slot | Held | Booked) -> tuple[datetime, datetime]:
    return each.start, each.end


class SlotSourceContract:
    def test_slots_are_in_order_and_none_is_over_another(self, world: World) -> None:
        slots = offered(world)
        assert all(one.end <= other.start for one, other in pairwise(slots))
        assert {slot.job for slot in slots} == {world.job.reference}
        assert sum(slot.best for slot in slots) <= 1

    def test_slots_lie_between_the_moments_that_were_asked_for(self, world: World) -> None:
        slots = offered(world)
        earliest, latest = slots[1].start, slots[-2].end
        between = world.source.availability(world.job, earliest, latest)
        assert [window(slot) for slot in between] == [window(slot) for slot in slots[1:-1]]

    def test_a_window_that_has_begun_is_not_offered(self, world: World) -> None:
        first = offered(world)[0]
        earliest = world.now()
        world.move_to(first.start + timedelta(minutes=1))
        again = world.source.availability(world.job, earliest, earliest + timedelta(days=21))
        assert all(slot.start > world.now() for slot in again)

    def test_a_slot_is_held_and_booked(self, world: World) -> None:
        slot = certain(world)[0]
        kept = held(world, slot)
        assert (kept.job, window(kept)) == (world.job.reference, window(slot))
        assert kept.until > world.now()
        made = world.source.confirm(kept, new_key())
        assert (made.job, window(made)) == (world.job.reference, window(slot))
        assert world.source.state(made).state is State.PLANNED

    def test_the_same_key_does_it_once_and_says_the_same(self, world: World) -> None:
        slot, key, other = certain(world)[0], new_key(), new_key()
        first = world.source.hold(world.job, slot, key)
        assert world.source.hold(world.job, slot, key) == first
        assert world.source.confirm(first, other) == world.source.confirm(first, other)

    def test_a_key_is_good_for_one_thing_only(self, world: World) -> None:
        one, two = certain(world)[:2]
        key = new_key()
        world.source.hold(world.job, one, key)
        with pytest.raises(Refused):
            world.source.hold(world.job, two, key)

    def test_a_second_hold_ends_the_first(self, world: World) -> None:
        one, two = certain(world)[:2]
        first, second = held(world, one), held(world, two)
        with pytest.raises(Expired):
            world.source.confirm(first, new_key())
        assert window(world.source.confirm(second, new_key())) == window(two)

    def test_a_hold_ends_by_itself(self, world: World) -> None:
        kept = held(world)
        world.move_to(kept.until)
        with pytest.raises(Expired):
            world.source.confirm(kept, new_key())

    def test_a_slot_that_is_taken_is_a_conflict_with_others_to_choose(self, world: World) -> None:
        slot = certain(world)[0]
        world.lose(slot)
        with pytest.raises(Conflict) as raised:
            held(world, slot)
        free = [window(each) for each in raised.value.others if each.fit is not Fit.NO]
        assert free
        assert window(slot) not in free

    def test_a_job_has_one_appointment_at_most(self, world: World) -> None:
        booked(world)
        with pytest.raises(Refused):
            held(world)

    def test_a_slot_of_another_job_is_refused(self, world: World) -> None:
        foreign = certain(world)[0]
        with pytest.raises(Refused):
            world.source.hold(world.another_job(), foreign, new_key())

    def test_an_appointment_is_changed(self, world: World) -> None:
        one, two = certain(world)[:2]
        made = booked(world, one)
        moved = world.source.change(world.job, made, two, new_key())
        assert window(moved) == window(two)
        assert window(world.source.state(moved).booked) == window(two)

    def test_a_change_that_fails_leaves_it_as_it_was(self, world: World) -> None:
        one, two = certain(world)[:2]
        made = booked(world, one)
        world.lose(two)
        with pytest.raises(Conflict):
            world.source.change(world.job, made, two, new_key())
        assert window(world.source.state(made).booked) == window(one)

    def test_an_appointment_is_cancelled_and_may_be_again(self, world: World) -> None:
        made = booked(world)
        gone = world.source.cancel(made, new_key())
        assert gone == Cancelled(made.reference, made.job)
        assert world.source.cancel(made, new_key()) == gone
        assert world.source.state(made).state is State.CANCELLED

    def test_what_is_cancelled_makes_room(self, world: World) -> None:
        slot = certain(world)[0]
        world.source.cancel(booked(world, slot), new_key())
        assert window(booked(world, slot)) == window(slot)

    def test_nothing_is_changed_once_somebody_is_on_the_way(self, world: World) -> None:
        one, two = certain(world)[:2]
        made = booked(world, one)
        world.move_to(one.start)
        assert not world.source.state(made).state.may_be_changed
        with pytest.raises(TooLate):
            world.source.cancel(made, new_key())
        with pytest.raises(TooLate):
            world.source.change(world.job, made, two, new_key())
        assert window(world.source.state(made).booked) == window(one)

    def test_what_came_of_each_call_can_be_asked_for(self, world: World) -> None:
        keys = [new_key() for _ in range(4)]
        one, two = certain(world)[:2]
        came: list[Came] = [kept := world.source.hold(world.job, one, keys[0])]
        came.append(made := world.source.confirm(kept, keys[1]))
        came.append(moved := world.source.change(world.job, made, two, keys[2]))
        came.append(world.source.cancel(moved, keys[3]))
        assert [world.source.find(key) for key in keys] == came

    def test_why_nothing_came_of_a_call_can_be_asked_for(self, world: World) -> None:
        slot, key = certain(world)[0], new_key()
        world.lose(slot)
        with pytest.raises(Conflict):
            world.source.hold(world.job, slot, key)
        with pytest.raises(Conflict):
            world.source.find(key)

    def test_a_call_that_was_asked_about_first_is_never_done(self, world: World) -> None:
        slot, key = certain(world)[0], new_key()
        assert world.source.find(key) is None
        with pytest.raises(Refused):
            world.source.hold(world.job, slot, key)
        assert world.source.find(key) is None
        assert window(booked(world, slot)) == window(slot), "it is free for another key"

    def test_what_it_does_not_know_is_refused(self, world: World) -> None:
        nobodys = Booked("A-0", world.job.reference, world.now(), world.now())
        with pytest.raises(Refused):
            world.source.cancel(nobodys, new_key())
        with pytest.raises(Refused):
            world.source.state(nobodys)
