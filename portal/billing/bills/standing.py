"""How far a bill is paid: which instalments are, which are late, and what comes next. Pure.

An account has one balance. What is owed is put to its newest bill first, and in a bill to its last
instalments, since payments settle the oldest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.council.money import Pence

from .kinds import Instalment


class State(StrEnum):
    """Where an instalment stands."""

    PAID = "paid"
    LATE = "late"
    DUE = "due"
    """Its day has come since we were last told of payments."""
    COMING = "to come"


@dataclass(frozen=True)
class Part:
    """An instalment with what is left of it."""

    due: date
    amount: Pence
    left: Pence
    state: State

    @property
    def is_partly_paid(self) -> bool:
        """Whether some of it is paid, and not all."""
        return 0 < self.left < self.amount


def owed_of_each(to_pay_newest_first: Iterable[Pence], balance: Pence) -> list[Pence]:
    """How much of a balance belongs to each bill, with the newest bill first."""
    owed, left = [], max(balance, 0)
    for to_pay in to_pay_newest_first:
        owed.append(min(left, max(to_pay, 0)))
        left -= owed[-1]
    return owed


def parts(
    instalments: Sequence[Instalment], owed: Pence, *, told_on: date, today: date
) -> list[Part]:
    """Each instalment, in its order, with what is left of it."""
    made: list[Part] = []
    for each in reversed(instalments):
        left = min(owed, each.amount)
        owed -= left
        made.append(Part(each.due, each.amount, left, _state(each.due, left, told_on, today)))
    return made[::-1]


def next_part(parts: Iterable[Part], today: date) -> Part | None:
    """The first that is not paid, today or later."""
    return next((part for part in parts if part.left and part.due >= today), None)


def _state(due: date, left: Pence, told_on: date, today: date) -> State:
    if not left:
        return State.PAID
    if due > today:
        return State.COMING
    return State.LATE if due < told_on else State.DUE
