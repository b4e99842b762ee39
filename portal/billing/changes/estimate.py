"""What a change would do to a bill: the same bill made again, and the difference. Pure.

An estimate: the revenues system decides, and knows more than the bill says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.council.money import Pence

from ..bills.adjusting import Adjustment
from ..bills.again import again
from ..bills.kinds import Bill
from ..words import LineKind, Tax

WHOLE = Decimal(100)
SAME = frozenset({LineKind.DISCOUNT, LineKind.EXEMPTION})


class NoEstimate(ValueError):
    """Nothing can be said from this bill, such as for a day that it is not for."""


@dataclass(frozen=True)
class Estimate:
    """Pence. What is to pay now, and what would be; ``saved`` is below nothing where it is more."""

    now: Pence
    then: Pence

    @property
    def saved(self) -> Pence:
        return self.now - self.then

    @property
    def credit(self) -> Pence:
        """What would have been paid too much."""
        return max(0, -self.then)


def lower(bill: Bill, words: str, percent: Decimal, since: date, issued: date) -> Estimate:
    """With so much off from a day to the end of the bill. Raises NoEstimate.

    A discount that the bill has is left to its own days; the same again is not taken off twice.
    """
    _check(bill, since)
    if any(line.kind in SAME for line in bill.lines):
        raise NoEstimate("It has a discount or an exemption already.")
    kind = LineKind.EXEMPTION if percent == WHOLE else LineKind.DISCOUNT
    more = Adjustment(kind, words, "You asked what this would change.", percent, begins=since)
    return _compare(bill, again(bill, issued=issued, more=[more]))


def leaving(bill: Bill, last_day: date, issued: date) -> Estimate:
    """With no charge after a day. Raises NoEstimate."""
    _check(bill, last_day)
    return _compare(bill, again(bill, issued=issued, ends=last_day))


def left_to_pay(estimates: Iterable[Estimate], balance: Pence) -> list[Pence]:
    """What would be left of a balance after each."""
    return [balance - each.saved for each in estimates]


def _check(bill: Bill, day: date) -> None:
    if bill.tax != Tax.COUNCIL_TAX:
        raise NoEstimate("It is not for council tax.")
    if not bill.begins <= day <= bill.ends:
        raise NoEstimate("The bill is for other days.")


def _compare(before: Bill, after: Bill) -> Estimate:
    return Estimate(before.to_pay, after.to_pay)
