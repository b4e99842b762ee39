"""Short ways to write down a household for a worked case. Money is whole pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from portal.benefits.estimate.household import (
    Child,
    CouncilTax,
    Discount,
    Fact,
    Household,
    Income,
    IncomeKind,
    OtherAdult,
    Person,
    Rent,
)
from portal.benefits.estimate.money import Every

DAY = date(2026, 7, 1)
TAX = CouncilTax(182500)
"""£1,825 a year: £35.00 a week, since 1825 × 7 ÷ 365 = 35."""
ALONE = CouncilTax(182500, discounts=(Discount("Only one adult", Decimal(25)),))
"""£1,368.75 a year: £26.25 a week."""

ADULT = date(1986, 5, 1)
YOUNG = date(2003, 5, 1)
"""Twenty-three on the day."""
PENSIONER = date(1957, 3, 3)
EARLIER = date(1946, 3, 3)
CHILD = Child(date(2016, 5, 1))
GROWN_UP = date(1999, 5, 1)

MONTH, FORTNIGHT, FOUR_WEEKS = Every.MONTH, Every.FORTNIGHT, Every.FOUR_WEEKS


@dataclass(frozen=True)
class Case:
    """A household, what it should get a week, and how that was worked out by hand."""

    why: str
    household: Household
    weekly: int


def home(
    *incomes: Income, tax: CouncilTax | None = TAX, born: date = ADULT, **more: Any
) -> Household:
    facts = more.pop("facts", frozenset())
    return Household(Person(born, frozenset(facts)), incomes=incomes, council_tax=tax, **more)


def pay(amount: int, every: Every = Every.WEEK, **more: Any) -> Income:
    """Take-home pay."""
    return Income(IncomeKind.EARNINGS, 0, every, take_home=amount, **more)


def got(kind: str, amount: int, every: Every = Every.WEEK) -> Income:
    """Income that nobody earned."""
    return Income(IncomeKind(kind), amount, every)


def adult(
    gross: int = 0, hours: int = 0, *facts: Any, born: date = GROWN_UP, pair: str = ""
) -> OtherAdult:
    return OtherAdult(born, gross, hours=Decimal(hours), facts=frozenset(facts), pair=pair)


def partner(*facts: Fact, born: date = ADULT) -> Person:
    return Person(born, frozenset(facts))


def rent(amount: int, every: Every = Every.WEEK, **more: Any) -> Rent:
    return Rent(amount, every, **more)
