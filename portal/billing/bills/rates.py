"""Business rates bills made from a rateable value and dated multipliers. Pure, as ``making``.

The order is: the charge, the limit on this year's rise, any supplement, then reliefs, each of what
is left. Which multiplier, limit or relief applies is content; nothing here knows a year's figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from portal.council import tax_year
from portal.council.money import Pence, pence

from ..words import LineKind, Tax
from .adjusting import Adjustment, with_adjustments
from .days import Days
from .kinds import Bill, Line, Rating
from .making import Settled, finished
from .plans import Plan
from .proving import part_of_year


@dataclass(frozen=True)
class Premises:
    """What is rated, and who pays. ``last_year`` is the whole of last year's charge."""

    account: str
    payers: tuple[str, ...]
    address: tuple[str, ...]
    rating: Rating
    last_year: Pence | None = None


def business_rates(
    year: int,
    premises: Premises,
    *,
    issued: date,
    number: int = 1,
    begins: date | None = None,
    ends: date | None = None,
    rise_limit: Decimal | None = None,
    supplement: Decimal | None = None,
    adjustments: Iterable[Adjustment] = (),
    settled: Settled | None = None,
    plan: Plan | None = None,
    direct_debit: bool = False,
) -> Bill:
    """Make a bill. ``rise_limit`` is per cent on last year, ``supplement`` pence for a pound.

    The limit needs ``premises.last_year``; it makes a line only where the charge has risen more.
    """
    days = Days(begins or tax_year.begins(year), ends or tax_year.ends(year))
    rating = premises.rating
    whole = rating.rateable_value * Fraction(rating.multiplier)
    lines = [
        Line(
            LineKind.CHARGE,
            "Rateable value by the multiplier",
            part_of_year(whole, days),
            multiplier=rating.multiplier,
        )
    ]
    if limited := _limited(whole, premises.last_year, rise_limit, days):
        lines.append(limited)
    if supplement:
        sum_of_it = part_of_year(rating.rateable_value * Fraction(supplement), days)
        lines.append(
            Line(
                LineKind.SUPPLEMENT,
                "Supplement for properties without relief",
                sum_of_it,
                multiplier=supplement,
            )
        )
    bill = Bill(
        tax=Tax.BUSINESS_RATES,
        account=premises.account,
        number=number,
        issued=issued,
        begins=days.first,
        ends=days.last,
        payers=premises.payers,
        address=premises.address,
        lines=tuple(with_adjustments(lines, adjustments, days)),
        to_pay=0,
        rating=rating,
        last_year=premises.last_year,
        direct_debit=direct_debit,
    )
    return finished(bill, settled or Settled(), plan)


def small_business_percent(rateable_value: int, *, full_to: int, none_from: int) -> Decimal:
    """All of it up to ``full_to`` pounds, none from ``none_from``, and evenly less between them."""
    if rateable_value <= full_to:
        return Decimal(100)
    left = Decimal(max(none_from - rateable_value, 0)) * 100 / (none_from - full_to)
    return left.quantize(Decimal("0.0001"))


def _limited(
    whole: Fraction, last_year: Pence | None, limit: Decimal | None, days: Days
) -> Line | None:
    if last_year is None or limit is None:
        return None
    highest = pence(last_year * (1 + Fraction(limit) / 100))
    if whole <= highest:
        return None
    return Line(
        LineKind.TRANSITION,
        "Transitional relief",
        part_of_year(highest, days) - part_of_year(whole, days),
        f"Your charge may rise by no more than {limit.normalize():f}% this year.",
    )
