"""The household that somebody's answers describe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portal.benefits.estimate.household import (
    AdultFact,
    Element,
    Fact,
    Income,
    IncomeKind,
    Passport,
    ServiceCharge,
)
from portal.benefits.estimate.money import Every
from portal.benefits.estimating.reading import household, pence

DAY = date(2026, 11, 22)
ONE: dict[str, Any] = {"born": "1985-06-15", "has_partner": "no", "home": "private", "children": 0}


def test_somebody_alone_with_nothing_is_read_as_that() -> None:
    lives = household(ONE, DAY)
    assert lives.people[0].born == date(1985, 6, 15)
    assert (lives.partner, lives.children, lives.adults, lives.incomes) == (None, (), (), ())
    assert (lives.capital, lives.rent, lives.council_tax) == (0, None, None)


def test_a_partner_counts_only_while_there_is_one() -> None:
    answers = {**ONE, "partner_born": "1990-01-02", "partner_facts": ["carer"]}
    assert household(answers, DAY).partner is None
    partner = household({**answers, "has_partner": "yes"}, DAY).partner
    assert partner is not None
    assert partner.facts == {Fact.CARER}


def test_what_is_none_of_these_is_nothing() -> None:
    lives = household({**ONE, "facts": ["none"], "benefits": ["none"], "incomes": ["none"]}, DAY)
    assert lives.facts == frozenset()
    assert lives.passports == frozenset()
    assert lives.incomes == ()


@pytest.mark.parametrize(
    ("typed", "meant"), [("0.10", 10), ("19.99", 1999), ("1234.56", 123456), (None, 0), ("", 0)]
)
def test_sums_are_whole_pence(typed: str | None, meant: int) -> None:
    assert pence(typed) == meant


def test_so_many_children_are_disabled_as_were_said() -> None:
    lives = household({**ONE, "children": 3, "children_disabled": 2, "children_care": 1}, DAY)
    assert [child.disabled for child in lives.children] == [True, True, False]
    assert [child.very_disabled for child in lives.children] == [True, False, False]


def test_pay_is_after_tax_and_other_income_is_as_it_comes() -> None:
    answers = {
        **ONE,
        "incomes": ["earnings", "child-benefit"],
        "earnings_amount": "1200.50",
        "earnings_every": "month",
        "earnings_hours": 30,
        "child_benefit_amount": "26.05",
        "child_benefit_every": "week",
    }
    pay, benefit = household(answers, DAY).incomes
    hours = Decimal(30)
    assert pay == Income(IncomeKind.EARNINGS, 0, Every.MONTH, take_home=120050, hours=hours)
    assert benefit == Income(IncomeKind.CHILD_BENEFIT, 2605)


def test_a_business_began_on_the_day_that_was_given_if_it_was_asked_for() -> None:
    answers = {
        **ONE,
        "incomes": ["self-employed"],
        "self_employed_amount": "90.00",
        "self_employed_every": "week",
        "self_employed_hours": 20,
    }
    assert household(answers, DAY).incomes[0].started is None
    answers["self_employed_started"] = "2025-03-01"
    assert household(answers, DAY).incomes[0].started == date(2025, 3, 1)


def test_a_partners_income_is_the_partners() -> None:
    answers = {
        **ONE,
        "has_partner": "yes",
        "partner_born": "1990-01-02",
        "partner_incomes": ["state-pension"],
        "partner_state_pension_amount": "200.00",
        "partner_state_pension_every": "four-weeks",
    }
    (income,) = household(answers, DAY).incomes
    assert income == Income(IncomeKind.STATE_PENSION, 20000, Every.FOUR_WEEKS, partners=True)


def test_each_other_adult_is_read_from_their_own_page() -> None:
    answers = {
        **ONE,
        "adults": 2,
        "adult_1_young": "yes",
        "adult_1_works": "no",
        "adult_1_facts": ["student"],
        "adult_2_young": "no",
        "adult_2_works": "yes",
        "adult_2_gross": "400.00",
        "adult_2_facts": ["none"],
    }
    young, older = household(answers, DAY).adults
    assert young.born.year == 2006
    assert young.facts == {AdultFact.STUDENT}
    assert (older.gross, older.hours, older.facts) == (40000, Decimal(16), frozenset())


def test_universal_credit_counts_only_while_it_is_ticked() -> None:
    answers = {**ONE, "uc_award": "900.00", "uc_earnings": None, "uc_housing": "400.00"}
    assert household(answers, DAY).universal_credit is None
    credit = household({**answers, "benefits": ["universal-credit"]}, DAY).universal_credit
    assert credit is not None
    assert (credit.award, credit.earnings) == (90000, None)
    assert credit.elements == {Element.HOUSING: 40000}
    assert household({**answers, "benefits": ["guarantee-credit"]}, DAY).passports == {
        Passport.GUARANTEE_CREDIT
    }


def test_rent_and_tax_are_shared_by_who_pays_them() -> None:
    answers = {
        **ONE,
        "home": "supported",
        "rent_amount": "150.00",
        "rent_every": "week",
        "charges": ["fuel", "meals"],
        "charge_fuel": "12.00",
        "charge_meals": "20.00",
        "charge_water": "9.00",
        "tax_a_year": "1800.00",
        "sharers": 1,
    }
    lives = household(answers, DAY)
    assert lives.rent is not None
    assert lives.rent.charges == ((ServiceCharge.FUEL, 1200), (ServiceCharge.MEALS, 2000))
    assert (lives.rent.payers, lives.rent.supported) == (2, True)
    assert lives.council_tax is not None
    assert (lives.council_tax.a_year, lives.council_tax.payers) == (180000, 2)


def test_savings_credit_brings_the_pension_services_figure() -> None:
    answers = {
        **ONE,
        "incomes": ["savings-credit"],
        "savings_credit_amount": "10.00",
        "savings_credit_every": "week",
        "savings_credit_assessed": "210.00",
    }
    assert household(answers, DAY).assessed_income == 21000
    assert household({**answers, "incomes": ["none"]}, DAY).assessed_income is None
