"""Every fault of the scheduler in every call: one appointment or none, and we know which."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from portal.integration.sandbox.faults import FAULTS
from portal.integration.slots import (
    Booked,
    Cancelled,
    Conflict,
    Expired,
    Held,
    Slot,
    SlotError,
    SlotSource,
    Unavailable,
    Unsure,
    new_key,
    settle,
)
from portal.integration.slots.kinds import Came
from portal.integration.slots.sure import Sure

from .conftest import SandboxWorld
from .contract import booked, certain, held, offered

OURS = sorted(name.removeprefix("slots-") for name in FAULTS if name.startswith("slots-"))
CALLS = ("hold", "confirm", "change", "cancel")
TIMES = {"once": ":1", "twice": ":2", "always": ""}
KINDS: dict[str, type[Came]] = {
    "hold": Held,
    "confirm": Booked,
    "change": Booked,
    "cancel": Cancelled,
}
WAIT = 0.7
"""Seconds by which it is slow or late."""
IMPATIENT = 0.3
"""Seconds that we wait then."""
ONLY_IN = {"rival": ("hold", "confirm", "change"), "expire": ("confirm",)}
STOPS: dict[str, type[SlotError]] = {
    "error": Unavailable,
    "expire": Expired,
    "gone": Unavailable,
    "late": Unavailable,
    "lost": Unavailable,
    "maintenance": Unavailable,
    "rival": Conflict,
}
"""What a fault that happens once leaves undone, and how that is said. All others let it be done."""


@dataclass
class Tried:
    """One call under a fault: what was said of it, at once and after settling."""

    said: Came | type[SlotError]
    came: Came | None


@dataclass
class Attempt:
    world: SandboxWorld
    call: str
    one: Slot
    two: Slot

    def __post_init__(self) -> None:
        self.key = new_key()
        self.held = held(self.world, self.one) if self.call == "confirm" else None
        self.made = booked(self.world, self.one) if self.call in ("change", "cancel") else None

    def make(self, source: SlotSource) -> Came:
        if self.call == "hold":
            return source.hold(self.world.job, self.one, self.key)
        if self.held:
            return source.confirm(self.held, self.key)
        assert self.made
        if self.call == "change":
            return source.change(self.world.job, self.made, self.two, self.key)
        return source.cancel(self.made, self.key)

    def under(self, fault: str, times: str, source: SlotSource) -> Tried:
        """Make the call while it goes wrong, then let all go well and settle what is unsure."""
        value = f"={WAIT}" if fault in ("slow", "late") else ""
        self.world.fault(f"slots-{fault}{value}{TIMES[times]}")
        said: Came | type[SlotError]
        came: Came | None
        try:
            said = came = self.make(source)
        except Unsure as unsure:
            self.world.fault()
            said, came = (
                Unsure,
                settle(self.world.source, unsure.key, self.world.job.reference).came,
            )
        except SlotError as error:
            said, came = type(error), None
        if times == "once" and self.call in ONLY_IN.get(fault, CALLS):
            assert self.world.sandbox.faults.on() == {}, "it has gone wrong"
        self.world.fault()
        return Tried(said, came)

    def check(self, came: Came | None) -> None:
        """The scheduler's own book says the same, and has one appointment or none."""
        holds, made = self.world.holds(), self.world.appointments()
        if self.call == "hold":
            assert made == []
            assert [row["reference"] for row in holds] == ([came.reference] if came else [])
            return
        at_one, at_two = self._rows(self.one), self._rows(self.two)
        if self.call == "confirm":
            assert len(made) == len(at_one) == (1 if came else 0)
        elif self.call == "change":
            assert len(made) == 1
            assert (len(at_one), len(at_two)) == ((0, 1) if came else (1, 0))
        else:
            assert len(made) == len(at_one) == (0 if came else 1)
        if isinstance(came, Booked):
            assert [row["reference"] for row in made] == [came.reference]

    def _rows(self, slot: Slot) -> list[str]:
        day, part, _mark = slot.id.split(".")
        return [
            row["reference"]
            for row in self.world.appointments()
            if (row["day"], row["part"]) == (day, part)
        ]


@pytest.fixture(params=CALLS)
def attempt(request: pytest.FixtureRequest, world: SandboxWorld) -> Attempt:
    one, two = certain(world)[:2]
    return Attempt(world, request.param, one, two)


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("fault", OURS)
def test_there_is_one_or_none_and_we_know_which(attempt: Attempt, fault: str, times: str) -> None:
    hurried = fault in ("slow", "late")
    source = Sure(attempt.world.client(seconds=IMPATIENT)) if hurried else attempt.world.source
    tried = attempt.under(fault, times, source)
    attempt.check(tried.came)
    if fault == "late":
        time.sleep(WAIT + 0.2)
        attempt.check(tried.came)  # what was under way has arrived, and was refused
    if times == "once" and attempt.call in ONLY_IN.get(fault, CALLS):
        assert (tried.came is None) == (fault in STOPS)
        if not hurried:
            assert (tried.said if fault in STOPS else type(tried.said)) == STOPS.get(
                fault, KINDS[attempt.call]
            )


def test_what_is_unsure_stays_so_while_the_scheduler_is_away(world: SandboxWorld) -> None:
    kept, key = held(world), new_key()
    world.fault("slots-reset")
    with pytest.raises(Unsure):
        world.source.confirm(kept, key)
    with pytest.raises(Unsure):
        settle(world.source, key, world.job.reference)
    world.fault()
    settled = settle(world.source, key, world.job.reference)
    assert isinstance(settled.came, Booked)
    assert settle(world.source, key, world.job.reference) == settled, "for good"


def test_a_call_that_comes_after_it_was_settled_does_nothing(world: SandboxWorld) -> None:
    kept, key = held(world), new_key()
    assert settle(world.source, key, world.job.reference).came is None
    with pytest.raises(SlotError):
        world.source.confirm(kept, key)
    assert world.appointments() == []
    world.source.confirm(kept, new_key())
    assert len(world.appointments()) == 1


@pytest.mark.parametrize("fault", OURS)
def test_times_are_right_or_there_are_none(world: SandboxWorld, fault: str) -> None:
    usual = offered(world)
    value = f"={WAIT}" if fault in ("slow", "late") else ""
    world.fault(f"slots-{fault}{value}")
    hurried = Sure(world.client(seconds=IMPATIENT if value else 10))
    between = (world.job, usual[0].start, usual[-1].end)
    if fault in ("lost", "duplicate", "disorder", "rival", "expire"):
        assert hurried.availability(*between) == usual
    else:
        with pytest.raises(Unavailable) as raised:
            hurried.availability(*between)
        assert raised.value.last_seen is not None, "it was there a moment ago"


def test_after_three_failures_nobody_waits_for_it(world: SandboxWorld) -> None:
    slot = certain(world)[0]
    world.fault("slots-error")
    for _ in range(3):
        with pytest.raises(Unavailable):
            offered(world)
    world.fault()
    before = world.sandbox.kept.counts()
    with pytest.raises(Unavailable):
        offered(world)
    with pytest.raises(Unavailable):
        held(world, slot)
    assert world.sandbox.kept.counts() == before, "it was not asked"
