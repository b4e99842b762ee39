"""Money in whole pence, and sums for a week.

Every sum is rounded to the nearest penny as soon as it is worked out, and half a penny goes up. So
the lines that a person reads always add up to the total below them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.council.money import Pence, as_text, pence
from portal.council.tax_year import days_in, tax_year

__all__ = [
    "Every",
    "Pence",
    "as_text",
    "pence",
    "percent_of",
    "tax_week",
    "weekly",
    "yearly",
]

MONTHS = 12
WEEKS = 52


class Every(StrEnum):
    """How often a sum is paid."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    FOUR_WEEKS = "four-weeks"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PER_WEEK: dict[Every, Fraction] = {
    Every.WEEK: Fraction(1),
    Every.FORTNIGHT: Fraction(1, 2),
    Every.FOUR_WEEKS: Fraction(1, 4),
    Every.MONTH: Fraction(MONTHS, WEEKS),
    Every.QUARTER: Fraction(4, WEEKS),
    Every.YEAR: Fraction(1, WEEKS),
}
"""A month is a twelfth of 52 weeks, as the Housing Benefit Regulations 2006 count it."""


def weekly(amount: int, every: Every) -> int:
    """A sum for a week, in pence."""
    return pence(amount * PER_WEEK[every])


def yearly(a_week: int) -> int:
    """Fifty-two weeks of it, in pence."""
    return a_week * WEEKS


def percent_of(amount: int, percent: Decimal) -> int:
    """So many per cent of a sum, in pence."""
    return pence(amount * Fraction(percent) / 100)


def tax_week(amount_a_year: int, day: date) -> int:
    """A week of a year's council tax: seven days of the financial year that the day is in."""
    return pence(Fraction(amount_a_year * 7, days_in(tax_year(day))))
