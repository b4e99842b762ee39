"""What is true of every estimate, whoever lives there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.benefits.estimate.household import (
    Band,
    Child,
    Childcare,
    CouncilTax,
    Discount,
    Fact,
    Household,
    Income,
    IncomeKind,
    OtherAdult,
    Passport,
    Person,
    Rent,
    ServiceCharge,
    UniversalCredit,
)
from portal.benefits.estimate.housing_benefit import add_rent, housing_benefit
from portal.benefits.estimate.money import Every
from portal.benefits.estimate.pension_age import pension_age_reduction
from portal.benefits.estimate.reduction import reduction
from portal.benefits.estimate.working import Estimate, Part, Working

from .homes import DAY
from .rules import BANDED, MAXIMUM, PENSION_CTR, PENSION_HB, TAPERED, WORKING_HB

Estimated = Callable[[Household], Estimate]
SINCE = (date(2024, 1, 1),)

WAYS: dict[str, Estimated] = {
    "bands": lambda home: reduction(home, BANDED, DAY),
    "taper": lambda home: reduction(home, TAPERED, DAY),
    "maximum": lambda home: reduction(home, MAXIMUM, DAY),
    "pension age": lambda home: pension_age_reduction(home, PENSION_CTR, DAY, SINCE),
    "pensioner's rent": lambda home: housing_benefit(home, PENSION_HB, DAY, SINCE),
    "supported housing": lambda home: housing_benefit(home, WORKING_HB, DAY),
}
enough = settings(max_examples=25)
every_way = pytest.mark.parametrize("way", WAYS)

money = st.integers(0, 120_000)
everies = st.sampled_from(Every)
hours = st.sampled_from([Decimal(0), Decimal(16), Decimal(37)])
births = st.dates(date(1930, 1, 1), date(2008, 1, 1))
facts = st.frozensets(st.sampled_from(Fact), max_size=2)
people = st.builds(Person, births, facts)
incomes = st.builds(
    Income,
    st.sampled_from(IncomeKind),
    money,
    everies,
    tax=st.integers(0, 20_000),
    pension=st.integers(0, 5_000),
    hours=hours,
    started=st.none() | st.just(date(2020, 1, 1)),
)
adults = st.builds(OtherAdult, births, money, everies, hours, pair=st.sampled_from(["", "a"]))
rents = st.builds(
    Rent,
    st.integers(0, 60_000),
    everies,
    weeks_free=st.integers(0, 6),
    charges=st.lists(st.tuples(st.sampled_from(ServiceCharge), st.integers(0, 9_000))).map(tuple),
    most=st.none() | st.integers(0, 40_000),
    payers=st.integers(1, 3),
    supported=st.booleans(),
)
taxes = st.builds(
    CouncilTax,
    st.integers(0, 500_000),
    st.none() | st.sampled_from(Band),
    st.lists(st.builds(Discount, st.just("x"), st.sampled_from([Decimal(25), Decimal(50)]))).map(
        tuple
    ),
    st.integers(1, 3),
)
homes = st.builds(
    Household,
    people,
    partner=st.none() | people,
    children=st.lists(st.builds(Child, births, st.booleans()), max_size=3).map(tuple),
    adults=st.lists(adults, max_size=3).map(tuple),
    incomes=st.lists(incomes, max_size=3).map(tuple),
    childcare=st.lists(st.builds(Childcare, st.integers(0, 30_000)), max_size=1).map(tuple),
    capital=st.integers(0, 1_800_000),
    passports=st.frozensets(st.sampled_from(Passport), max_size=1),
    universal_credit=st.none() | st.builds(UniversalCredit, money, st.none() | money),
    council_tax=taxes,
    rent=rents,
)


@every_way
@given(home=homes)
@enough
def test_the_lines_add_up_to_the_sum(way: str, home: Household) -> None:
    estimate = WAYS[way](home)
    assert estimate.weekly == estimate.total(Part.AWARD)
    assert all(line.pence and line.words and line.source.words for line in estimate.lines)


@every_way
@given(home=homes)
@enough
def test_nothing_is_ever_below_nothing(way: str, home: Household) -> None:
    estimate = WAYS[way](home)
    assert estimate.weekly >= 0
    assert estimate.yearly >= 0
    assert estimate.total(Part.INCOME) >= 0


@every_way
@given(home=homes)
@enough
def test_a_reason_is_given_exactly_when_there_is_nothing(way: str, home: Household) -> None:
    estimate = WAYS[way](home)
    assert bool(estimate.why_nothing) == (estimate.weekly == 0)


@pytest.mark.parametrize("way", ["bands", "taper", "maximum", "pension age"])
@given(home=homes)
@enough
def test_a_reduction_is_never_more_than_the_bill(way: str, home: Household) -> None:
    estimate = WAYS[way](home)
    assert home.council_tax is not None
    assert estimate.yearly <= home.council_tax.a_year
    assert estimate.weekly <= estimate.lines[0].pence if estimate.lines else estimate.weekly == 0


@pytest.mark.parametrize("way", ["pensioner's rent", "supported housing"])
@given(home=homes)
@enough
def test_housing_benefit_is_never_more_than_the_rent_that_counts(way: str, home: Household) -> None:
    assert home.rent is not None
    working = Working()
    add_rent(working, home.rent, PENSION_HB)
    assert WAYS[way](home).weekly <= working.total(Part.AWARD)


@every_way
@given(home=homes, income=incomes)
@enough
def test_another_income_never_gives_more(way: str, home: Household, income: Income) -> None:
    """Of the same work, so that nobody is let keep more because they work more."""
    paid = replace(income, hours=Decimal(0))
    richer = replace(home, incomes=(*home.incomes, paid))
    assert WAYS[way](richer).weekly <= WAYS[way](home).weekly


@every_way
@given(home=homes, more=money)
@enough
def test_a_raise_never_gives_more(way: str, home: Household, more: int) -> None:
    raised = tuple(replace(income, gross=income.gross + more) for income in home.incomes)
    assert WAYS[way](replace(home, incomes=raised)).weekly <= WAYS[way](home).weekly


@every_way
@given(home=homes, more=st.integers(1, 900_000))
@enough
def test_more_savings_never_give_more(way: str, home: Household, more: int) -> None:
    richer = replace(home, capital=home.capital + more)
    assert WAYS[way](richer).weekly <= WAYS[way](home).weekly


@every_way
@given(home=homes, other=adults)
@enough
def test_one_more_adult_never_gives_more(way: str, home: Household, other: OtherAdult) -> None:
    fuller = replace(home, adults=(*home.adults, other))
    assert WAYS[way](fuller).weekly <= WAYS[way](home).weekly


@pytest.mark.parametrize("way", ["taper", "maximum", "pension age"])
@given(home=homes, child=st.builds(Child, births, st.booleans()))
@enough
def test_one_more_child_never_gives_less(way: str, home: Household, child: Child) -> None:
    fuller = replace(home, children=(*home.children, child))
    assert WAYS[way](fuller).weekly >= WAYS[way](home).weekly


@pytest.mark.parametrize("way", ["bands", "taper", "pension age"])
@given(year=st.integers(1, 500_000))
@enough
def test_the_whole_of_a_bill_is_the_whole_of_its_year(way: str, year: int) -> None:
    estimate = WAYS[way](Household(Person(date(1950, 1, 1)), council_tax=CouncilTax(year)))
    if estimate.weekly:
        assert estimate.yearly == year
