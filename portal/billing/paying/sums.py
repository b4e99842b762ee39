"""What somebody may pay of what they owe: what is overdue, what comes next, all, or some of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.cases.when import the_day
from portal.council.money import Pence, as_text

from ..direct_debit.schedule import Due
from ..models import Account, StoredInstalment

LEAST = 100
"""Pence: a card costs the council something each time. Less only where less is owed."""
MOST = 10_000_000
"""Pence: GOV.UK Pay takes no more at once (its API reference, "Create a payment")."""


@dataclass(frozen=True)
class Offer:
    """A sum to choose. ``value`` has the sum in it, so that nobody pays another than they saw."""

    code: str
    words: str
    amount: int

    @property
    def value(self) -> str:
        return f"{self.code}-{self.amount}"

    @property
    def label(self) -> str:
        return f"{self.words}: {as_text(self.amount)}"


@dataclass(frozen=True)
class Sums:
    """What is left to pay, in pence, and what is offered of it. ``most`` is for another amount."""

    left: int
    offers: tuple[Offer, ...]

    @property
    def least(self) -> int:
        return min(LEAST, self.left)

    @property
    def most(self) -> int:
        return min(MOST, self.left)


def sums(account: Account, paid_lately: int, today: date, taken: Due | None = None) -> Sums:
    """What can be paid now. What was paid a moment ago counts, though no entry says so yet.

    ``taken`` is what the bank pays next, where its payer agreed to that.
    """
    left = max(0, account.balance - paid_lately)
    overdue = min(left, max(0, account.overdue - paid_lately))
    spare = max(0, paid_lately - account.overdue)
    offers = [Offer("overdue", "What is overdue", overdue)]
    following = _next(account, spare, today)
    if taken is not None:
        words = f"The next payment, which we take on {the_day(taken.on, today)}"
        offers.append(Offer("next", words, min(left, taken.amount)))
    elif following is not None:
        due, amount = following
        words = f"The next payment, due by {the_day(due, today)}"
        offers.append(Offer("next", words, min(left, amount)))
    offers = [each for each in offers if 0 < each.amount < left]
    return Sums(left, (*offers, Offer("all", "All that is left to pay", min(MOST, left))))


def _next(account: Account, spare: Pence, today: date) -> tuple[date, Pence] | None:
    """The first coming instalment with something left of it, and how much, once ``spare`` is paid.

    What is owed and not overdue is put to the last instalments, as the page of the bill does.
    """
    coming = StoredInstalment.objects.filter(
        bill__account=account, bill__current=True, due_on__gte=today
    ).order_by("-due_on", "-pk")
    owed, parts = max(0, account.balance - account.overdue), []
    for due, amount in coming.values_list("due_on", "amount"):
        parts.append((due, min(owed, amount)))
        owed -= parts[-1][1]
    for due, left in reversed(parts):
        paid = min(spare, left)
        spare -= paid
        if left > paid:
            return due, left - paid
    return None
