"""Edges of the rules that a weekly sum alone does not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.benefits.dated import Evidence, Source
from portal.benefits.estimate.household import (
    AdultFact,
    Band,
    CouncilTax,
    Fact,
    Household,
    UniversalCredit,
    age,
)
from portal.benefits.estimate.housing_benefit import housing_benefit
from portal.benefits.estimate.reduction import (
    ADULTS_PAY,
    NO_TAX,
    TOO_LITTLE,
    TOO_MUCH_INCOME,
    TOO_MUCH_SAVED,
    reduction,
)
from portal.benefits.estimate.scheme import Banded, BandTable, IncomeBand, Scheme
from portal.benefits.estimate.working import Help, Part

from .cases_banded import credit
from .homes import CHILD, DAY, EARLIER, PENSIONER, TAX, adult, got, home, partner, pay, rent
from .rules import BANDED, MAXIMUM, PENSION_HB, TAPERED


def table(up_to: int, couple: bool | None, least: int, most: int | None) -> BandTable:
    return BandTable((IncomeBand(up_to, Decimal(100)),), couple, least, most)


BY_FAMILY = replace(
    BANDED,
    model=Banded(
        (
            table(10000, False, 0, 0),
            table(20000, True, 0, 0),
            table(30000, None, 1, 1),
            table(40000, None, 2, None),
        )
    ),
)


@pytest.mark.parametrize(
    ("household", "up_to"),
    [
        (home(), 10000),
        (home(partner=partner()), 20000),
        (home(children=(CHILD,)), 30000),
        (home(partner=partner(), children=(CHILD,)), 30000),
        (home(children=(CHILD, CHILD)), 40000),
        (home(partner=partner(), children=(CHILD,) * 4), 40000),
    ],
)
def test_each_kind_of_household_has_its_own_bands(household: Household, up_to: int) -> None:
    inside = replace(household, incomes=(pay(up_to),))
    above = replace(household, incomes=(pay(up_to + 1),))
    assert reduction(inside, BY_FAMILY, DAY).weekly == 3500
    assert reduction(above, BY_FAMILY, DAY).weekly == 0


def test_tables_for_different_households_may_stand_in_any_order() -> None:
    assert isinstance(BY_FAMILY.model, Banded)
    backwards = replace(BY_FAMILY, model=Banded(BY_FAMILY.model.tables[::-1]))
    for household in (home(), home(partner=partner()), home(children=(CHILD,))):
        for income in (10000, 10001, 20000, 20001, 30000, 30001):
            earns = replace(household, incomes=(pay(income),))
            one, other = (reduction(earns, scheme, DAY) for scheme in (BY_FAMILY, backwards))
            assert one.weekly == other.weekly


def test_a_household_for_which_there_are_no_bands_gets_nothing() -> None:
    scheme = replace(BANDED, model=Banded((table(10000, True, 0, None),)))
    assert reduction(home(), scheme, DAY).why_nothing == TOO_MUCH_INCOME


def test_protection_raises_the_most_of_bands_and_not_the_lower_ones() -> None:
    bands = (IncomeBand(10000, Decimal(80)), IncomeBand(20000, Decimal(40)))
    scheme = replace(
        BANDED, model=Banded((BandTable(bands),)), protected={Fact.CARE_LEAVER: Decimal(100)}
    )
    protected = {Fact.CARE_LEAVER}
    assert reduction(home(), scheme, DAY).weekly == 2800
    assert reduction(home(facts=protected), scheme, DAY).weekly == 3500
    assert reduction(home(pay(15000), facts=protected), scheme, DAY).weekly == 1400


@pytest.mark.parametrize(
    ("household", "scheme", "why"),
    [
        (home(tax=None), BANDED, NO_TAX),
        (home(capital=1600001), BANDED, TOO_MUCH_SAVED),
        (home(pay(66001)), BANDED, TOO_MUCH_INCOME),
        (home(adults=(adult(60500, 30),) * 3), BANDED, ADULTS_PAY),
        (home(pay(60000), adults=(adult(27900, 30),)), BANDED, ADULTS_PAY),
        (home(got("other", 26005)), TAPERED, TOO_LITTLE),
        (home(got("other", 90000)), TAPERED, TOO_MUCH_INCOME),
        (home(adults=(adult(60500, 30),) * 3), TAPERED, ADULTS_PAY),
    ],
)
def test_why_there_is_nothing_is_said(household: Household, scheme: Scheme, why: str) -> None:
    assert reduction(household, scheme, DAY).why_nothing == why


def test_the_year_of_a_capped_band_is_the_capped_year() -> None:
    estimate = reduction(home(tax=CouncilTax(365000, Band.H)), MAXIMUM, DAY)
    assert estimate.yearly == 146000  # 80% of 1,825


def test_who_reaches_25_on_the_day_is_not_young_any_more() -> None:
    household = home(got("other", 19000), born=date(2001, 7, 1))
    assert reduction(household, TAPERED, DAY).weekly == 1500  # 190 less 90, not less 70
    day_younger = home(got("other", 19000), born=date(2001, 7, 2))
    assert reduction(day_younger, TAPERED, DAY).weekly == 1100


def test_an_adult_who_reaches_25_on_the_day_pays_again() -> None:
    lodging = [adult(0, 0, AdultFact.UC_NO_EARNINGS, born=date(2001, 7, d)) for d in (1, 2)]
    paid = [
        housing_benefit(
            home(born=PENSIONER, rent=rent(12000), adults=(each,)),
            PENSION_HB,
            DAY,
            (date(2022, 3, 3),),
        ).weekly
        for each in lodging
    ]
    assert paid == [10035, 12000]


def test_rent_in_universal_credit_never_makes_other_income_smaller() -> None:
    household = home(pay(50000), universal_credit=credit(10000, housing=60000))
    estimate = reduction(household, BANDED, DAY)
    assert estimate.total(Part.INCOME) == 50000
    assert estimate.weekly == 2625


def test_an_award_of_nothing_still_counts_what_is_earned() -> None:
    household = home(universal_credit=UniversalCredit(0, 216667))
    assert reduction(household, BANDED, DAY).total(Part.INCOME) == 50000


def test_without_a_rule_for_it_universal_credit_is_not_counted() -> None:
    household = home(got("other", 19000), universal_credit=UniversalCredit(100000))
    assert reduction(household, TAPERED, DAY).weekly == 1500


def test_every_line_of_a_working_can_be_read() -> None:
    household = home(pay(19500), got("other-pension", 1000), adults=(adult(),), capital=500000)
    estimate = reduction(household, TAPERED, DAY)
    assert estimate.help == Help.COUNCIL_TAX_REDUCTION
    assert [(line.part, line.words, line.pence) for line in estimate.lines] == [
        (Part.AWARD, "Your council tax for a week", 3500),
        (Part.INCOME, "Your pay from work", 19500),
        (Part.INCOME, "Part of your pay does not count", -500),
        (Part.INCOME, "Your other pension", 1000),
        (Part.AWARD, "Another adult who lives with you is taken to pay this", -520),
        (Part.NEEDS, "What one person is taken to need", 9000),
        (Part.AWARD, "You are taken to pay 20% of your income above what you need", -2200),
    ]
    assert estimate.weekly == 780


def test_a_partners_income_is_said_to_be_theirs() -> None:
    estimate = reduction(home(pay(100, partners=True), partner=partner()), BANDED, DAY)
    assert "Your partner’s pay from work" in [line.words for line in estimate.lines]


def test_a_source_to_check_is_named_once() -> None:
    unsure = Source("A newspaper", Evidence.UNSURE)
    scheme = replace(BANDED, source=unsure, adults=replace(BANDED.adults, source=unsure))
    estimate = reduction(home(pay(50000), adults=(adult(),)), scheme, DAY)
    assert estimate.to_check == (unsure,)
    assert reduction(home(pay(50000)), BANDED, DAY).to_check == ()


def test_the_earlier_of_a_couple_decides_what_both_need() -> None:
    both = home(got("state-pension", 30000), born=PENSIONER, partner=partner(born=EARLIER),
                tax=None, rent=rent(12000))  # fmt: skip
    later, earlier = date(2022, 3, 3), date(2011, 3, 3)
    for since in ((later, earlier), (earlier, later)):
        assert housing_benefit(both, PENSION_HB, DAY, since).total(Part.NEEDS) == 36600
    assert housing_benefit(both, PENSION_HB, DAY, (later, later)).total(Part.NEEDS) == 36325


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2008, 7, 1), date(2026, 7, 1), 18),
        (date(2008, 7, 2), date(2026, 7, 1), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_is_counted_in_whole_years(born: date, day: date, years: int) -> None:
    assert age(born, day) == years


def test_a_bill_of_nothing_gives_nothing() -> None:
    estimate = reduction(home(tax=replace(TAX, a_year=0)), BANDED, DAY)
    assert (estimate.weekly, estimate.yearly) == (0, 0)
    assert estimate.why_nothing
