"""What is spoken about with a scheduler: a job, a slot, a hold, an appointment. Pure values."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Fit(StrEnum):
    """Whether somebody can come then. ``MAYBE``: only a hold would tell."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class State(StrEnum):
    """How an appointment stands, in the order in which it happens."""

    RESERVED = "reserved"
    PLANNED = "planned"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    ARRIVED = "arrived"
    STARTED = "started"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    @property
    def may_be_changed(self) -> bool:
        """Whether the person may still change or cancel: not once somebody has been sent."""
        return self in (State.RESERVED, State.PLANNED)


@dataclass(frozen=True)
class Job:
    """One visit that is needed.

    ``reference`` is ours, and one visit's: a follow-on visit has another. ``minutes``: how long it
    usually takes. ``code``: what is to be done, as the schedule of rates has it. ``uprn``: where.
    """

    reference: str
    trade: str
    minutes: int
    code: str = ""
    priority: str = ""
    uprn: str = field(default="", repr=False)


@dataclass(frozen=True)
class Slot:
    """A window in which somebody could come. ``best``: the one that suits the scheduler most."""

    id: str
    job: str
    start: datetime
    end: datetime
    fit: Fit = Fit.YES
    best: bool = False


@dataclass(frozen=True)
class Held:
    """A slot that is kept for a job until a moment."""

    reference: str
    job: str
    start: datetime
    end: datetime
    until: datetime


@dataclass(frozen=True)
class Booked:
    """An appointment."""

    reference: str
    job: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Cancelled:
    """An appointment that is no more."""

    reference: str
    job: str


@dataclass(frozen=True)
class Standing:
    """How an appointment stands, and since when. Older news than you have changes nothing."""

    booked: Booked
    state: State
    at: datetime


Came = Held | Booked | Cancelled
"""What a call that changes something gives."""


def new_key() -> str:
    """Make a key for one call. Keep it with what you know of the job *before* you call."""
    return secrets.token_hex(16)
