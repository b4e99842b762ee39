"""What is still to come of an instruction, beside the bill's own days.

The bill's own day may be too soon for the bank, or another day of the month.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from portal.council.money import Pence

from ..models import DirectDebit
from .schedule import Due, read

FURTHEST = timedelta(days=40)
"""A day of the same month, or the next after it on which banks open."""


@dataclass(frozen=True)
class Agreed:
    """What the payer pays first, then what is taken. ``taken`` is never empty."""

    own: tuple[Due, ...]
    taken: tuple[Due, ...]

    def days(self, instalments: Iterable[tuple[date, Pence]]) -> dict[date, date]:
        """On which day each instalment is taken, by the bill's own day, where it is another.

        The last are taken last. One that is the payer's own, or paid, is not there.
        """
        last_first = sorted(instalments, reverse=True)
        pairs = zip(last_first, reversed(self.taken), strict=False)
        return {
            due: taken.on
            for (due, amount), taken in pairs
            if taken.amount <= amount and abs(taken.on - due) <= FURTHEST
        }


def agreed(row: DirectDebit, issued: date, balance: Pence, today: date) -> Agreed | None:
    """What was agreed and is to come. None once a later bill or a payment has overtaken it."""
    if issued > timezone.localdate(row.asked_at):
        return None
    schedule = read(row.schedule)
    own = tuple(each for each in schedule.own if each.on >= today)
    taken = tuple(each for each in schedule.taken if each.on >= today)
    more = balance - sum(each.amount for each in taken)
    if not taken or more < 0:
        return None  # paid ahead since then: what is taken is no longer what was agreed
    return Agreed(own if more else (), taken)
