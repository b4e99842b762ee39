"""The questions of the triage: as few as can be, and never more than six."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.benefits.triage.answers import (
    MOST_QUESTIONS,
    Answers,
    Home,
    Question,
    RentAnswer,
    TaxAnswer,
    next_question,
    of_both_ages,
    questions,
)
from portal.home.demo.benefits import benefits

AGES = benefits().pension_ages
DAY = date(2026, 7, 1)
YOUNG, OLD = date(1990, 1, 1), date(1950, 1, 1)

answers = st.builds(
    Answers,
    st.none() | st.dates(date(1920, 1, 1), date(2008, 1, 1)),
    st.none() | st.booleans(),
    st.none() | st.dates(date(1920, 1, 1), date(2008, 1, 1)),
    st.none() | st.sampled_from(Home),
    st.none() | st.sampled_from(RentAnswer),
    st.none() | st.sampled_from(TaxAnswer),
    st.none() | st.booleans(),
)


@given(given_=answers)
def test_nobody_is_asked_more_than_six_questions(given_: Answers) -> None:
    asked = questions(given_, AGES, DAY)
    assert len(asked) <= MOST_QUESTIONS == 6
    assert len(set(asked)) == len(asked)


def test_the_first_question_is_the_date_of_birth() -> None:
    assert next_question(Answers(), AGES, DAY) == Question.BORN


def test_each_answer_leads_to_the_next_question() -> None:
    told = Answers(born=YOUNG)
    assert next_question(told, AGES, DAY) == Question.PARTNER
    told = replace(told, has_partner=False)
    assert next_question(told, AGES, DAY) == Question.HOME
    told = replace(told, home=Home.PRIVATE)
    assert next_question(told, AGES, DAY) == Question.RENT
    told = replace(told, rent=RentAnswer.YES)
    assert next_question(told, AGES, DAY) == Question.COUNCIL_TAX
    told = replace(told, council_tax=TaxAnswer.NO)
    assert next_question(told, AGES, DAY) is None


def test_a_partner_without_a_date_of_birth_is_asked_about_again() -> None:
    told = Answers(born=YOUNG, has_partner=True)
    assert next_question(told, AGES, DAY) == Question.PARTNER
    assert next_question(replace(told, partner_born=OLD), AGES, DAY) == Question.HOME


def test_no_is_an_answer() -> None:
    told = Answers(YOUNG, True, OLD, Home.PRIVATE, RentAnswer.YES, TaxAnswer.NO, None)
    assert next_question(told, AGES, DAY) == Question.PENSION_CREDIT
    assert next_question(replace(told, pension_credit=False), AGES, DAY) is None


@pytest.mark.parametrize("home", [Home.OWN, Home.CARE_HOME, Home.NOWHERE])
def test_who_cannot_pay_rent_is_not_asked_about_it(home: Home) -> None:
    assert Question.RENT not in questions(Answers(home=home), AGES, DAY)


@pytest.mark.parametrize("home", [Home.CARE_HOME, Home.NOWHERE])
def test_who_has_no_home_of_their_own_is_not_asked_about_council_tax(home: Home) -> None:
    assert Question.COUNCIL_TAX not in questions(Answers(home=home), AGES, DAY)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (Answers(YOUNG, True, OLD, Home.PRIVATE, RentAnswer.YES), True),
        (Answers(OLD, True, YOUNG, Home.COUNCIL_OR_ASSOCIATION, RentAnswer.HARD), True),
        (Answers(OLD, True, OLD, Home.PRIVATE, RentAnswer.YES), False),
        (Answers(YOUNG, True, YOUNG, Home.PRIVATE, RentAnswer.YES), False),
        (Answers(OLD, False, YOUNG, Home.PRIVATE, RentAnswer.YES), False),
        (Answers(YOUNG, True, OLD, Home.PRIVATE, RentAnswer.NO), False),
        (Answers(YOUNG, True, OLD, Home.SUPPORTED, RentAnswer.YES), False),
        (Answers(YOUNG, True, OLD, Home.OWN, RentAnswer.YES), False),
    ],
)
def test_pension_credit_is_asked_only_where_it_decides(told: Answers, asked: bool) -> None:
    assert (Question.PENSION_CREDIT in questions(told, AGES, DAY)) == asked


def test_a_former_partner_does_not_count() -> None:
    """Who says no to a partner after giving a date of birth has no partner."""
    assert not of_both_ages(Answers(YOUNG, False, OLD), AGES, DAY)
    assert of_both_ages(Answers(YOUNG, True, OLD), AGES, DAY)
