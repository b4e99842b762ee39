"""Which slots to offer first: the earliest that keep the deadline. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .kinds import Fit, Slot

MOST = 10
"""Slots offered at once: five days of two windows."""


@dataclass(frozen=True)
class Offer:
    """``in_time``: whether each keeps the deadline. If not, say so and tell the team."""

    slots: tuple[Slot, ...]
    in_time: bool


def choose(slots: Iterable[Slot], *, due: datetime | None = None, most: int = MOST) -> Offer:
    """The earliest slots that end by ``due``; if there are none, the earliest of all.

    One that may only perhaps be had comes in where no certain one keeps the deadline. Nothing that
    is not to be had is ever in it.
    """
    ordered = sorted(slots, key=lambda slot: (slot.start, slot.end, slot.id))
    certain = [slot for slot in ordered if slot.fit is Fit.YES]
    possible = [slot for slot in ordered if slot.fit is not Fit.NO]
    for found in (certain, possible):
        timely = [slot for slot in found if due is None or slot.end <= due]
        if timely:
            return Offer(tuple(timely[:most]), in_time=True)
    return Offer(tuple((certain or possible)[:most]), in_time=False)
