"""Where to start: the right help, from whom, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.benefits.triage.answers import Answers, Home, RentAnswer, TaxAnswer, live
from portal.benefits.triage.destinations import Destination, destinations, is_one_claim
from portal.benefits.triage.provisions import Kind, Whose
from portal.home.demo.benefits import benefits

CONTENT = benefits()
DAY = date(2026, 7, 1)
YOUNG, OLD = date(1990, 1, 1), date(1950, 1, 1)
NO, YES, HARD = RentAnswer
RENTS = [Home.COUNCIL_OR_ASSOCIATION, Home.PRIVATE]
AT_ANY_AGE = [Home.SUPPORTED, Home.TEMPORARY, Home.REFUGE]

complete = st.builds(
    Answers,
    st.dates(date(1920, 1, 1), date(2008, 1, 1)),
    st.booleans(),
    st.dates(date(1920, 1, 1), date(2008, 1, 1)),
    st.sampled_from(Home),
    st.sampled_from(RentAnswer),
    st.sampled_from(TaxAnswer),
    st.booleans(),
)


def told(
    born: date = YOUNG,
    home: Home = Home.PRIVATE,
    rent: RentAnswer = YES,
    tax: TaxAnswer = TaxAnswer.YES,
    partner: date | None = None,
    pension_credit: bool | None = None,
) -> Answers:
    return Answers(born, partner is not None, partner, home, rent, tax, pension_credit)


def found(answers: Answers, day: date = DAY) -> tuple[Destination, ...]:
    return destinations(answers, CONTENT.pension_ages, CONTENT.provisions, day)


def kinds(answers: Answers, day: date = DAY) -> set[Kind]:
    return {each.kind for each in found(answers, day)}


def why(answers: Answers, kind: Kind, day: date = DAY) -> str:
    return " ".join(r for each in found(answers, day) if each.kind == kind for r in each.reasons)


@pytest.mark.parametrize("home", RENTS)
def test_a_pensioner_who_rents_claims_both_from_the_council(home: Home) -> None:
    answers = told(OLD, home)
    assert {Kind.HOUSING_BENEFIT, Kind.COUNCIL_TAX_REDUCTION} <= kinds(answers)
    assert Kind.UNIVERSAL_CREDIT not in kinds(answers)
    assert is_one_claim(found(answers))


@pytest.mark.parametrize("home", RENTS)
def test_at_working_age_help_with_rent_is_universal_credit(home: Home) -> None:
    answers = told(YOUNG, home)
    assert Kind.HOUSING_BENEFIT not in kinds(answers)
    assert "help with rent" in why(answers, Kind.UNIVERSAL_CREDIT)
    assert not is_one_claim(found(answers))


def test_council_tax_is_the_councils_even_with_universal_credit() -> None:
    assert "Universal Credit" in why(told(), Kind.COUNCIL_TAX_REDUCTION)


@pytest.mark.parametrize("home", AT_ANY_AGE)
@pytest.mark.parametrize("born", [YOUNG, OLD])
def test_in_some_homes_rent_is_housing_benefit_at_any_age(home: Home, born: date) -> None:
    assert Kind.HOUSING_BENEFIT in kinds(told(born, home))


@pytest.mark.parametrize("home", AT_ANY_AGE)
def test_at_working_age_money_to_live_on_is_universal_credit_there_too(home: Home) -> None:
    assert "money to live on" in why(told(YOUNG, home), Kind.UNIVERSAL_CREDIT)


def test_a_couple_both_of_pension_age_claims_housing_benefit() -> None:
    assert "You have both" in why(told(OLD, partner=OLD), Kind.HOUSING_BENEFIT)


@pytest.mark.parametrize(("born", "partner"), [(OLD, YOUNG), (YOUNG, OLD)])
def test_a_couple_of_both_ages_claims_universal_credit(born: date, partner: date) -> None:
    answers = told(born, partner=partner, pension_credit=False)
    assert Kind.HOUSING_BENEFIT not in kinds(answers)
    assert "One of you is under" in why(answers, Kind.UNIVERSAL_CREDIT)


def test_pension_credit_since_before_2019_keeps_a_couple_on_housing_benefit() -> None:
    answers = told(OLD, partner=YOUNG, pension_credit=True)
    assert "15 May 2019" in why(answers, Kind.HOUSING_BENEFIT)
    assert Kind.UNIVERSAL_CREDIT not in kinds(answers)


def test_pension_age_is_looked_at_on_the_day() -> None:
    answers = told(date(1960, 4, 6))
    assert Kind.HOUSING_BENEFIT not in kinds(answers, date(2026, 5, 5))
    assert Kind.HOUSING_BENEFIT in kinds(answers, date(2026, 5, 6))


def test_pension_age_that_is_near_is_told_with_its_day() -> None:
    answers = told(date(1960, 6, 6))  # 6 September 2026
    assert "on 6 September 2026" in why(answers, Kind.PERSON)
    assert "2026" not in why(answers, Kind.PERSON, date(2026, 6, 5))  # 93 days before
    assert "2026" in why(answers, Kind.PERSON, date(2026, 6, 6))


def test_of_a_couple_the_later_pension_age_is_told() -> None:
    answers = told(date(1960, 6, 6), partner=date(1960, 5, 6), pension_credit=False)
    assert "You will both have" in why(answers, Kind.PERSON)
    assert "6 September 2026" in why(answers, Kind.PERSON)


def test_an_owner_is_not_told_of_help_with_rent() -> None:
    answers = told(OLD, Home.OWN, HARD)
    assert not {Kind.HOUSING_BENEFIT, Kind.RENT_SHORTFALL} & kinds(answers)
    assert Kind.COUNCIL_TAX_REDUCTION in kinds(answers)


def test_who_does_not_pay_council_tax_is_not_told_of_its_reduction() -> None:
    assert Kind.COUNCIL_TAX_REDUCTION not in kinds(told(tax=TaxAnswer.NO))


def test_who_is_not_sure_is_told_where_to_look() -> None:
    assert "name is on the bill" in why(told(tax=TaxAnswer.NOT_SURE), Kind.COUNCIL_TAX_REDUCTION)


def test_rent_that_is_hard_to_pay_leads_to_more_help_and_to_advice() -> None:
    assert {Kind.RENT_SHORTFALL, Kind.DEBT_ADVICE, Kind.CRISIS} <= kinds(told(rent=HARD))
    assert not {Kind.RENT_SHORTFALL, Kind.DEBT_ADVICE} & kinds(told(rent=YES))


def test_council_tax_that_is_behind_leads_to_a_person_and_to_advice() -> None:
    answers = told(tax=TaxAnswer.BEHIND)
    assert {Kind.DEBT_ADVICE, Kind.CRISIS} <= kinds(answers)
    assert "before it grows" in why(answers, Kind.PERSON)


def test_who_has_nowhere_to_stay_meets_a_person_first() -> None:
    first, *rest = found(told(home=Home.NOWHERE))
    assert (first.kind, first.urgent) == (Kind.PERSON, True)
    assert "today" in first.reasons[0]
    assert Kind.CRISIS in {each.kind for each in rest}


def test_rent_to_family_is_for_a_person_to_look_at() -> None:
    answers = told(OLD, Home.FAMILY_OR_FRIENDS)
    assert Kind.HOUSING_BENEFIT not in kinds(answers)
    assert "family or friends" in why(answers, Kind.PERSON)


def test_a_care_home_is_for_a_person_to_look_at() -> None:
    assert "care home" in why(told(OLD, Home.CARE_HOME), Kind.PERSON)


def test_pensioners_are_told_of_pension_credit_and_not_of_universal_credit() -> None:
    assert Kind.PENSION_CREDIT in kinds(told(OLD, Home.OWN))
    assert Kind.UNIVERSAL_CREDIT not in kinds(told(OLD, Home.OWN))


@pytest.mark.parametrize(
    ("day", "rent_name", "crisis_name"),
    [
        (date(2026, 3, 31), "Discretionary Housing Payment", "Household Support Fund"),
        (date(2026, 4, 1), "Housing Payment", "Crisis and Resilience Fund"),
    ],
)
def test_help_has_the_name_of_its_day_and_says_whose_it_is(
    day: date, rent_name: str, crisis_name: str
) -> None:
    by_kind = {each.kind: each.provision for each in found(told(rent=HARD), day)}
    assert (by_kind[Kind.RENT_SHORTFALL].name, by_kind[Kind.CRISIS].name) == (
        rent_name,
        crisis_name,
    )
    assert by_kind[Kind.CRISIS].whose == Whose.COUNTY
    assert by_kind[Kind.UNIVERSAL_CREDIT].whose == Whose.GOVERNMENT


def test_help_that_nobody_gives_is_left_out() -> None:
    some = tuple(each for each in CONTENT.provisions if each.kind != Kind.CRISIS)
    given_ = destinations(told(rent=HARD), CONTENT.pension_ages, some, DAY)
    assert Kind.CRISIS not in {each.kind for each in given_}


@given(answers=complete)
def test_everybody_is_told_something_with_a_reason_and_a_person_to_talk_to(
    answers: Answers,
) -> None:
    given_ = found(answers)
    assert [each.kind for each in given_].count(Kind.PERSON) == 1
    assert len({each.kind for each in given_}) == len(given_)
    assert all(each.reasons for each in given_)
    assert given_[0].urgent or given_[-1].kind == Kind.PERSON


@given(answers=complete)
def test_rent_is_helped_with_by_one_side_only(answers: Answers) -> None:
    rent_words = why(answers, Kind.UNIVERSAL_CREDIT)
    assert not (Kind.HOUSING_BENEFIT in kinds(answers) and "help with rent" in rent_words)


@given(answers=complete)
def test_reasons_are_short_sentences(answers: Answers) -> None:
    for each in found(answers):
        for reason in each.reasons:
            for sentence in re.split(r"(?<=[.?!]) ", reason):
                assert len(sentence.split()) <= 18, sentence


@given(answers=complete, other=complete)
def test_an_answer_to_a_question_that_is_not_asked_changes_nothing(
    answers: Answers, other: Answers
) -> None:
    kept = live(answers, CONTENT.pension_ages, DAY)
    asked = kept.pension_credit is not None
    stale = replace(
        answers,
        partner_born=kept.partner_born or other.partner_born,
        rent=kept.rent or other.rent,
        council_tax=kept.council_tax or other.council_tax,
        pension_credit=answers.pension_credit if asked else other.pension_credit,
    )
    assert found(stale) == found(answers)
