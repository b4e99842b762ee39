"""What is still to come of an instruction, beside the bill's own days.

The bill's own day may be too soon for the bank, or another day of the month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from portal.council.money import Pence

from ..models import Account, DirectDebit
from .schedule import Due, read
from .words import State

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


@dataclass(frozen=True)
class Standing:
    """``row`` is the one that lives, ``stopped`` one that its payer has ended here since.

    ``by_bank``: whether the bank pays what comes next, as far as anybody has told us.
    """

    row: DirectDebit | None
    stopped: DirectDebit | None
    by_bank: bool


def standing(account: Account) -> Standing:
    """How it stands with an account. One query."""
    rows = DirectDebit.objects.select_related("terms").filter(account=account)
    return _standing(account, rows.first())


def standings(accounts: Mapping[int, Account]) -> dict[int, Standing]:
    """The same of several, by their keys. One query."""
    rows = DirectDebit.objects.filter(account__in=list(accounts)).order_by("asked_at", "pk")
    last = {row.account_id: row for row in rows}
    return {pk: _standing(account, last.get(pk)) for pk, account in accounts.items()}


def _standing(account: Account, last: DirectDebit | None) -> Standing:
    """From the last one: another is asked for only once that has ended.

    The revenues system decides, but what it said before the payer stopped is out of date.
    """
    if last is None or last.is_live:
        return Standing(last, None, account.direct_debit)
    by_payer = last.state == State.CANCELLED and not last.why
    here = by_payer and last.ended_at is not None and last.ended_at >= account.told_at
    return Standing(None, last if here else None, account.direct_debit and not here)


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
