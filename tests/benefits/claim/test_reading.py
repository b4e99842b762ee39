"""The answers of a claim, read as the household that an estimate is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.benefits.claim.reading import household
from portal.benefits.estimate.household import (
    AdultFact,
    Band,
    Child,
    Childcare,
    CouncilTax,
    Element,
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
from portal.benefits.estimate.money import Every
from tests.support.claimants import (
    FAMILY,
    OWNER,
    PENSIONER,
    SELF_EMPLOYED,
    SUPPORTED,
    UC_FAMILY,
    listed,
)


def test_a_pensioner_with_guarantee_credit() -> None:
    assert household(PENSIONER) == Household(
        you=Person(date(1948, 5, 1)),
        passports=frozenset({Passport.GUARANTEE_CREDIT}),
        council_tax=CouncilTax(182000, Band.C),
        rent=Rent(12000, Every.WEEK, weeks_free=2),
    )


def test_a_family_with_two_jobs_and_charges_in_the_rent() -> None:
    found = household(FAMILY)
    assert found.partner == Person(date(1991, 7, 8))
    assert found.children == (Child(date(2015, 1, 2)), Child(date(2019, 5, 6), disabled=True))
    assert found.incomes == (
        Income(IncomeKind.EARNINGS, 82000, Every.MONTH, pension=2000, hours=Decimal(18)),
        Income(IncomeKind.EARNINGS, 15000, Every.WEEK, partners=True, hours=Decimal(14)),
        Income(IncomeKind.CHILD_BENEFIT, 4400, Every.WEEK),
    )
    assert found.childcare == (Childcare(4000, Every.WEEK),)
    assert found.capital == 25000
    assert found.rent == Rent(
        21000,
        Every.WEEK,
        weeks_free=2,
        charges=((ServiceCharge.FUEL, 1850), (ServiceCharge.SHARED, 600)),
        supported=True,
    )


def test_universal_credit_is_read_from_its_statement_and_rent_is_left_to_it() -> None:
    found = household(UC_FAMILY)
    assert found.universal_credit == UniversalCredit(
        110000, 42000, {Element.HOUSING: 65000, Element.CHILDREN: 30000}
    )
    assert found.passports == {Passport.UNIVERSAL_CREDIT}
    assert found.rent is None


def test_savings_are_added_up_to_the_penny() -> None:
    assert household(OWNER).capital == 631050


def test_another_home_counts_for_what_is_not_owed_on_it() -> None:
    home = {"has_property": "yes", "property_value": "90000.00", "property_owed": "60000.00"}
    assert household({**OWNER, **home}).capital == 631050 + 3000000
    home["property_owed"] = "95000.00"
    assert household({**OWNER, **home}).capital == 631050


def test_savings_that_are_not_asked_for_any_more_do_not_count() -> None:
    assert household({**OWNER, "passports": ["income-support"]}).capital == 0


def test_a_business_counts_for_a_year_whatever_its_months_are() -> None:
    (found,) = household(SELF_EMPLOYED).incomes
    assert (found.gross, found.every) == (1000000, Every.YEAR)
    assert (found.kind, found.started) == (IncomeKind.SELF_EMPLOYED, date(2021, 4, 6))


def test_a_business_that_loses_money_earns_nothing() -> None:
    lost = dict(SELF_EMPLOYED["businesses"]["items"][0]["answers"], business_costs="9999.00")
    assert household({**SELF_EMPLOYED, "businesses": listed(lost)}).incomes[0].gross == 0


def test_rent_by_the_month_has_no_free_weeks() -> None:
    rent = household({**SUPPORTED, "rent_every": "month"}).rent
    assert rent
    assert rent.weeks_free == 0


def test_who_shares_the_rent_or_the_tax_counts() -> None:
    shared = {"shares_rent": "yes", "rent_payers": 3, "tax_payers": 2}
    found = household({**PENSIONER, **shared})
    assert found.rent
    assert found.council_tax
    assert (found.rent.payers, found.council_tax.payers) == (3, 3)


def test_council_tax_without_a_sum_cannot_be_estimated() -> None:
    assert household({**OWNER, "tax_year": None}).council_tax is None


def test_facts_of_people_are_those_that_were_ticked() -> None:
    found = household({**FAMILY, "facts": ["student", "carer"], "partner_facts": ["blind"]})
    assert found.you.facts == {Fact.CARER}
    assert found.partner
    assert found.partner.facts == {Fact.BLIND}


ADULT = {
    "adult_name": "Another Adult",
    "adult_born": "2000-01-02",
    "adult_is": "child",
    "adult_facts": ["none"],
    "adult_works": "yes",
    "adult_hours": 20,
    "adult_pay": "300.00",
    "adult_every": "week",
}


def test_a_grown_up_child_who_works_is_another_adult() -> None:
    (found,) = household({**OWNER, "adults": listed(ADULT)}).adults
    assert found == OtherAdult(date(2000, 1, 2), 30000, Every.WEEK, Decimal(20))


def test_an_adult_who_does_not_work_has_no_pay() -> None:
    idle = {id_: ADULT[id_] for id_ in ("adult_name", "adult_born", "adult_is")}
    away = {**idle, "adult_facts": ["lives-elsewhere"], "adult_works": "no"}
    (found,) = household({**OWNER, "adults": listed(away)}).adults
    assert found == OtherAdult(date(2000, 1, 2), facts=frozenset({AdultFact.LIVES_ELSEWHERE}))


@pytest.mark.parametrize("who", ["lodger", "joint-tenant"])
def test_lodgers_and_joint_tenants_are_not_taken_to_help_with_the_bills(who: str) -> None:
    assert household({**OWNER, "adults": listed({**ADULT, "adult_is": who})}).adults == ()
