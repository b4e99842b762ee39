"""What a scheduler's JSON must be before we believe a word of it.

The shapes are in docs/integration.md, "A scheduler over HTTP".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
)

from .kinds import Booked, Cancelled, Fit, Held, Slot, Standing, State

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
"""A reference or the id of a slot: it may stand in an address."""
LONGEST_WINDOW = timedelta(hours=14)
MOST_SLOTS = 500


class NotUnderstood(ValueError):
    """What came back is no answer to what we asked. Says what is wrong, and none of its words."""


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _Window(_Shape):
    job: str
    start: AwareDatetime
    end: AwareDatetime


class _Slot(_Window):
    id: Name
    fit: Fit
    best: bool = False


class _Slots(_Shape):
    slots: list[_Slot]


class _Held(_Window):
    call: Literal["hold"]
    reference: Name
    until: AwareDatetime


class _Booked(_Window):
    call: Literal["confirm", "change"]
    reference: Name


class _Cancelled(_Shape):
    call: Literal["cancel"]
    job: str
    reference: Name


class _Nothing(_Shape):
    call: Literal["none"]
    error: str = ""
    why: str = ""


class _Came(
    RootModel[Annotated[_Held | _Booked | _Cancelled | _Nothing, Field(discriminator="call")]]
):
    model_config = ConfigDict(strict=True, frozen=True)


class _Standing(_Window):
    reference: Name
    state: State
    at: AwareDatetime


class _Problem(_Shape):
    error: str
    slots: list[_Slot] = []
    why: str = ""


S = TypeVar("S", bound=BaseModel)


def slots(body: bytes, job: str, now: datetime) -> list[Slot]:
    """Read availability: of this job only, none over another. What has begun is left out."""
    return _sound(_read(_Slots, body).slots, job, now)


def held(body: bytes, job: str, now: datetime) -> Held:
    read = _read(_Held, body)
    _check(read, job)
    if read.until <= now:
        raise NotUnderstood("a hold that has ended before it began")
    return Held(read.reference, read.job, read.start, read.end, read.until)


def booked(body: bytes, job: str) -> Booked:
    read = _read(_Booked, body)
    _check(read, job)
    return Booked(read.reference, read.job, read.start, read.end)


def cancelled(body: bytes, job: str) -> Cancelled:
    read = _read(_Cancelled, body)
    if read.job != job:
        raise NotUnderstood("about another job")
    return Cancelled(read.reference, read.job)


def standing(body: bytes, job: str, reference: str) -> Standing:
    read = _read(_Standing, body)
    _check(read, job)
    if read.reference != reference:
        raise NotUnderstood("about another appointment")
    return Standing(Booked(reference, job, read.start, read.end), read.state, read.at)


@dataclass(frozen=True)
class Undone:
    """A call that was refused when it came, and why."""

    error: str
    why: str


def came(body: bytes) -> Held | Booked | Cancelled | Undone | None:
    """What came of a call that is asked about by its key: of whichever job. None: nothing."""
    read = _read(_Came, body).root
    if isinstance(read, _Nothing):
        return Undone(read.error, read.why) if read.error else None
    if isinstance(read, _Cancelled):
        return Cancelled(read.reference, read.job)
    _check(read, read.job)
    if isinstance(read, _Held):
        return Held(read.reference, read.job, read.start, read.end, read.until)
    return Booked(read.reference, read.job, read.start, read.end)


def problem(body: bytes, job: str, now: datetime) -> tuple[str, str, tuple[Slot, ...]]:
    """Why it refused: the kind, more about it, and other slots where it is a conflict."""
    read = _read(_Problem, body)
    return read.error, read.why, tuple(_sound(read.slots, job, now))


def _read(shape: type[S], body: bytes) -> S:
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        kinds = sorted({found["type"] for found in error.errors(include_input=False)})
        raise NotUnderstood(", ".join(kinds)) from None


def _check(read: _Window, job: str) -> None:
    if read.job != job:
        raise NotUnderstood("about another job")
    if not timedelta() < read.end - read.start <= LONGEST_WINDOW:
        raise NotUnderstood("a window that is none")


def _sound(read: Sequence[_Slot], job: str, now: datetime) -> list[Slot]:
    if len(read) > MOST_SLOTS:
        raise NotUnderstood("too many slots")
    for each in read:
        _check(each, job)
    ordered = sorted(read, key=lambda slot: slot.start)
    if any(first.end > second.start for first, second in pairwise(ordered)):
        raise NotUnderstood("slots over each other")
    if len({slot.id for slot in read}) < len(read):
        raise NotUnderstood("two slots with one id")
    return [
        Slot(each.id, each.job, each.start, each.end, each.fit, each.best)
        for each in ordered
        if each.start > now
    ]
