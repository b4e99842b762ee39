"""A scheduler in memory, for tests of rooms that book: no server, no wait, and a clock to move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TypeVar

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
    SlotError,
    Standing,
    State,
    TooLate,
    Unavailable,
    Unsure,
)
from portal.integration.slots.kinds import Came
from portal.integration.slots.words import LONDON

T = TypeVar("T", Held, Booked, Cancelled)
WINDOWS = ((time(8), time(12)), (time(12), time(17)))
HOLD = timedelta(minutes=10)


@dataclass
class PaperDiary:
    """One window for one job, morning and afternoon from Monday to Friday.

    ``away``: it cannot be asked. ``unsure``: so many calls are done and not answered. ``lost``:
    what somebody else has taken.
    """

    now: datetime
    away: bool = False
    unsure: int = 0
    lost: set[datetime] = field(default_factory=set)
    holds: dict[str, Held] = field(default_factory=dict)
    booked: dict[str, Booked] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    calls: dict[str, tuple[object, Came | SlotError | None]] = field(default_factory=dict)

    def availability(self, job: Job, earliest: datetime, latest: datetime) -> list[Slot]:
        self._here()
        found, day = [], earliest.astimezone(LONDON).date()
        while day <= latest.astimezone(LONDON).date():
            for begins, ends in WINDOWS if day.weekday() < 5 else ():
                start = datetime.combine(day, begins, LONDON)
                end = datetime.combine(day, ends, LONDON)
                slot = Slot(f"{start:%Y%m%d%H}-{job.reference}", job.reference, start, end)
                if earliest <= start and self.now < start and slot.end <= latest:
                    found.append(replace(slot, fit=Fit.YES if self._free(start) else Fit.NO))
            day += timedelta(days=1)
        return found

    def hold(self, job: Job, slot: Slot, key: str) -> Held:
        return self._once(key, ("hold", job, slot), lambda: self._hold(job, slot))

    def confirm(self, held: Held, key: str) -> Booked:
        return self._once(key, ("confirm", held), lambda: self._confirm(held))

    def change(self, job: Job, booked: Booked, slot: Slot, key: str) -> Booked:
        return self._once(key, ("change", booked, slot), lambda: self._change(job, booked, slot))

    def cancel(self, booked: Booked, key: str) -> Cancelled:
        return self._once(key, ("cancel", booked), lambda: self._cancel(booked))

    def state(self, booked: Booked) -> Standing:
        self._here()
        known = self._known(booked)
        return Standing(known, self._state(known), self.now)

    def find(self, key: str) -> Came | None:
        self._here()
        _, came = self.calls.setdefault(key, (None, None))
        if isinstance(came, SlotError):
            raise came
        return came

    def _hold(self, job: Job, slot: Slot) -> Held:
        self._check(job, slot)
        if any(each.job == job.reference for each in self._live()):
            raise Refused("taken")
        self.holds = {name: held for name, held in self.holds.items() if held.job != job.reference}
        reference = f"H-{len(self.calls)}"
        held = Held(reference, job.reference, slot.start, slot.end, self.now + HOLD)
        self.holds[reference] = held
        return held

    def _confirm(self, held: Held) -> Booked:
        if held.reference not in self.holds or held.until <= self.now:
            raise Expired
        del self.holds[held.reference]
        made = Booked(f"A-{len(self.calls)}", held.job, held.start, held.end)
        self.booked[made.reference] = made
        return made

    def _change(self, job: Job, booked: Booked, slot: Slot) -> Booked:
        self._may_change(booked)
        self._check(job, slot)
        moved = replace(self._known(booked), start=slot.start, end=slot.end)
        self.booked[booked.reference] = moved
        return moved

    def _cancel(self, booked: Booked) -> Cancelled:
        if self._state(self._known(booked)) is not State.CANCELLED:
            self._may_change(booked)
            self.states[booked.reference] = State.CANCELLED
        return Cancelled(booked.reference, booked.job)

    def _check(self, job: Job, slot: Slot) -> None:
        if slot.job != job.reference:
            raise Refused("foreign")
        if not self._free(slot.start):
            in_three_weeks = self.now + timedelta(days=21)
            raise Conflict(tuple(self.availability(job, self.now, in_three_weeks)))

    def _free(self, start: datetime) -> bool:
        kept = [held.start for held in self.holds.values() if held.until > self.now]
        return start not in {*self.lost, *kept, *(each.start for each in self._live())}

    def _live(self) -> list[Booked]:
        return [
            each
            for each in self.booked.values()
            if self.states.get(each.reference) is not State.CANCELLED
        ]

    def _known(self, booked: Booked) -> Booked:
        if booked.reference not in self.booked:
            raise Refused("unknown")
        return self.booked[booked.reference]

    def _state(self, booked: Booked) -> State:
        """As a test has set it; else sent out when the window begins."""
        begun = State.DISPATCHED if booked.start <= self.now else State.PLANNED
        return self.states.get(booked.reference, begun)

    def _may_change(self, booked: Booked) -> None:
        if not self._state(self._known(booked)).may_be_changed:
            raise TooLate

    def _here(self) -> None:
        if self.away:
            raise Unavailable(self.now)

    def _once(self, key: str, asked: object, do: Callable[[], T]) -> T:
        self._here()
        if key not in self.calls:
            try:
                self.calls[key] = (asked, do())
            except SlotError as error:
                self.calls[key] = (asked, error)
        known, came = self.calls[key]
        if self.unsure:
            self.unsure -= 1
            raise Unsure(key)
        if isinstance(came, SlotError):
            raise came
        if known != asked or came is None:
            raise Refused("void" if came is None else "key")
        return came  # type: ignore[return-value]
