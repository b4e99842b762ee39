"""Certainty around any scheduler: what it says it has done is read back before we say it too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from django.utils import timezone

from .errors import Unavailable, Unsure
from .kinds import Booked, Came, Cancelled, Held, Job, Slot, Standing
from .protocol import SlotSource

T = TypeVar("T", Held, Booked, Cancelled)


class Sure:
    """A source that asks another one.

    An unclear answer is settled at once if that can be done; a clear one counts only if the
    scheduler still knows of it a moment later. So one that answers and forgets, or answers for
    somebody else, makes nobody wait at home.
    """

    def __init__(self, asked: SlotSource) -> None:
        self.asked = asked

    def availability(self, job: Job, earliest: datetime, latest: datetime) -> list[Slot]:
        return self.asked.availability(job, earliest, latest)

    def hold(self, job: Job, slot: Slot, key: str) -> Held:
        return self._certain(Held, job.reference, key, lambda: self.asked.hold(job, slot, key))

    def confirm(self, held: Held, key: str) -> Booked:
        return self._certain(Booked, held.job, key, lambda: self.asked.confirm(held, key))

    def change(self, job: Job, booked: Booked, slot: Slot, key: str) -> Booked:
        return self._certain(
            Booked, booked.job, key, lambda: self.asked.change(job, booked, slot, key)
        )

    def cancel(self, booked: Booked, key: str) -> Cancelled:
        return self._certain(Cancelled, booked.job, key, lambda: self.asked.cancel(booked, key))

    def state(self, booked: Booked) -> Standing:
        return self.asked.state(booked)

    def find(self, key: str) -> Came | None:
        return self.asked.find(key)

    def _certain(self, kind: type[T], job: str, key: str, call: Callable[[], T]) -> T:
        with suppress(Unsure):  # it is found out now, as for any other answer
            call()
        try:
            came = self.asked.find(key)
        except Unavailable:
            raise Unsure(key) from None
        if came is None:
            # It did not happen, and now it cannot any more. Who asks again uses a new key.
            raise Unavailable(timezone.now())
        if not isinstance(came, kind) or came.job != job:
            raise Unsure(key)
        return came
