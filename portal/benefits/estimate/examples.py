"""Ordinary households, worked out beside a scheme so that who writes it sees what it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .household import (
    Child,
    CouncilTax,
    Discount,
    Fact,
    Household,
    Income,
    IncomeKind,
    OtherAdult,
    Passport,
    Person,
    UniversalCredit,
)
from .money import Every
from .reduction import reduction
from .scheme import Scheme
from .working import Estimate

BORN = date(1985, 6, 15)
ADULT = Person(BORN)
CARER = Person(BORN, frozenset({Fact.CARER}))
DISABLED = Person(BORN, frozenset({Fact.DISABLED, Fact.DAILY_LIVING}))
CHILD = Child(date(2018, 6, 15))
GROWN_UP = OtherAdult(date(2000, 6, 15), gross=40000, hours=Decimal(37))

TWO = CouncilTax(200000)
ONE = CouncilTax(200000, discounts=(Discount("Only one adult", Decimal(25)),))
"""A bill of £2,000 a year, so that every council's examples can be set side by side."""


@dataclass(frozen=True)
class Example:
    """A household, and how it is described to who writes a scheme."""

    words: str
    household: Household


def _pay(a_week: int) -> Income:
    return Income(IncomeKind.EARNINGS, 0, take_home=a_week, hours=Decimal(30))


EXAMPLES = (
    Example("One adult with no income", Household(ADULT, council_tax=ONE)),
    Example(
        "One adult on Income Support",
        Household(ADULT, passports=frozenset({Passport.INCOME_SUPPORT}), council_tax=ONE),
    ),
    Example(
        "One adult with £300 a week from work",
        Household(ADULT, incomes=(_pay(30000),), council_tax=ONE),
    ),
    Example(
        "One adult with Universal Credit of £900 a month and £500 from work",
        Household(
            ADULT,
            universal_credit=UniversalCredit(90000, 50000),
            incomes=(Income(IncomeKind.EARNINGS, 0, Every.MONTH, take_home=50000),),
            council_tax=ONE,
        ),
    ),
    Example(
        "One adult with £8,000 of savings and £200 a week from work",
        Household(ADULT, incomes=(_pay(20000),), capital=800000, council_tax=ONE),
    ),
    Example(
        "A disabled adult with no income but disability benefit",
        Household(
            DISABLED, incomes=(Income(IncomeKind.DISABILITY_BENEFIT, 11460),), council_tax=ONE
        ),
    ),
    Example(
        "A carer with Carer’s Allowance",
        Household(CARER, incomes=(Income(IncomeKind.CARERS_ALLOWANCE, 8645),), council_tax=ONE),
    ),
    Example(
        "One parent with two children and £400 a week from work",
        Household(ADULT, children=(CHILD, CHILD), incomes=(_pay(40000),), council_tax=ONE),
    ),
    Example(
        "A couple with £500 a week from work",
        Household(ADULT, ADULT, incomes=(_pay(50000),), council_tax=TWO),
    ),
    Example(
        "A couple with a child and £550 a week from work",
        Household(ADULT, ADULT, (CHILD,), incomes=(_pay(55000),), council_tax=TWO),
    ),
    Example(
        "One adult with no income and a grown-up son who earns £400 a week",
        Household(ADULT, adults=(GROWN_UP,), council_tax=TWO),
    ),
)


def worked(scheme: Scheme, day: date) -> Iterator[tuple[Example, Estimate]]:
    """Each example under a scheme. Raises CannotEstimate if a figure is missing."""
    for example in EXAMPLES:
        yield example, reduction(example.household, scheme, day)
