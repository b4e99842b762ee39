"""When how much is taken, worked out from a bill's instalments. Pure.

It is what we show before somebody agrees, and what the confirmation says. The revenues system takes
the money, and gives notice anew when a sum or a day changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.cases.calendar import Counts, add_days
from portal.council.money import Pence


@dataclass(frozen=True)
class Due:
    """So many pence on this day."""

    on: date
    amount: Pence


@dataclass(frozen=True)
class Schedule:
    """What is taken from the bank, and what the payer pays before that."""

    own: tuple[Due, ...] = ()
    taken: tuple[Due, ...] = ()

    @property
    def total(self) -> Pence:
        """Of what is taken."""
        return sum(each.amount for each in self.taken)


def first_possible(today: date, notice: int, banks_open: Counts) -> date:
    """The first day on which money may be taken: so many working days after today."""
    return add_days(today, notice, banks_open)


def make(
    instalments: Iterable[Due],
    *,
    owed: Pence,
    day: int,
    today: date,
    notice: int,
    banks_open: Counts,
) -> Schedule:
    """Move each coming instalment to the chosen day of its month, or the next on which banks open.

    One that would be taken before the notice is over is the payer's own to pay, on its old day.
    ``owed`` is what is to pay and not overdue: no more than that is asked for. What was paid ahead
    has settled the first ones, as the page of a bill says.
    """
    first = first_possible(today, notice, banks_open)
    own: list[Due] = []
    taken: list[Due] = []
    coming = sorted((each for each in instalments if each.on >= today), key=lambda due: due.on)
    ahead = sum(each.amount for each in coming) - max(owed, 0)
    for each in coming:
        amount = each.amount - min(each.amount, max(ahead, 0))
        ahead -= each.amount
        if not amount:
            continue
        on = add_days(each.on.replace(day=day), 0, banks_open)
        if on < first:
            own.append(Due(each.on, amount))
        else:
            taken.append(Due(on, amount))
    return Schedule(tuple(own), tuple(taken))


def write(schedule: Schedule) -> dict[str, Any]:
    """Give what a row keeps."""
    return {
        name: [[due.on.isoformat(), due.amount] for due in getattr(schedule, name)]
        for name in ("own", "taken")
    }


def read(kept: dict[str, Any]) -> Schedule:
    """Give it back."""
    return Schedule(*(_dues(kept.get(name, ())) for name in ("own", "taken")))


def _dues(rows: Iterable[Any]) -> tuple[Due, ...]:
    return tuple(Due(date.fromisoformat(on), amount) for on, amount in rows)
