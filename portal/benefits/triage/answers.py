"""The questions of the triage, and which of them these answers lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ..state_pension import PensionAges

MOST_QUESTIONS = 6


class Home(StrEnum):
    """Where somebody lives."""

    COUNCIL_OR_ASSOCIATION = "council-or-association"
    PRIVATE = "private"
    OWN = "own"
    SUPPORTED = "supported"
    """With care, support or supervision."""
    TEMPORARY = "temporary"
    """Found by a council for somebody who has lost their home."""
    REFUGE = "refuge"
    FAMILY_OR_FRIENDS = "family-or-friends"
    CARE_HOME = "care-home"
    NOWHERE = "nowhere"
    """Nowhere to stay tonight, or not for long."""


HOUSING_BENEFIT_AT_ANY_AGE = frozenset({Home.SUPPORTED, Home.TEMPORARY, Home.REFUGE})
"""Homes for which people of working age claim Housing Benefit too: GOV.UK, Housing Benefit."""

NO_RENT_QUESTION = frozenset({Home.OWN, Home.CARE_HOME, Home.NOWHERE})
NO_TAX_QUESTION = frozenset({Home.CARE_HOME, Home.NOWHERE})


class RentAnswer(StrEnum):
    """Whether somebody has to pay rent."""

    NO = "no"
    YES = "yes"
    HARD = "hard"
    """Yes, and it is hard to pay."""


class TaxAnswer(StrEnum):
    """Whether somebody has to pay council tax."""

    NO = "no"
    YES = "yes"
    BEHIND = "behind"
    """Yes, and they are behind with it."""
    NOT_SURE = "not-sure"


class Question(StrEnum):
    """One page of the triage."""

    BORN = "born"
    PARTNER = "partner"
    """Whether there is a partner; their date of birth stands on the same page."""
    HOME = "home"
    RENT = "rent"
    COUNCIL_TAX = "council-tax"
    PENSION_CREDIT = "pension-credit"
    """Pension Credit as a couple since before 15 May 2019. Only for a couple of both ages."""


@dataclass(frozen=True)
class Answers:
    """What we were told so far. None: not asked or not answered yet."""

    born: date | None = None
    has_partner: bool | None = None
    partner_born: date | None = None
    home: Home | None = None
    rent: RentAnswer | None = None
    council_tax: TaxAnswer | None = None
    pension_credit: bool | None = None

    @property
    def pays_rent(self) -> bool:
        return self.home not in NO_RENT_QUESTION and self.rent in (RentAnswer.YES, RentAnswer.HARD)


def questions(answers: Answers, ages: PensionAges, day: date) -> tuple[Question, ...]:
    """The pages that these answers lead to, in order: never more than ``MOST_QUESTIONS``."""
    found = [Question.BORN, Question.PARTNER, Question.HOME]
    if answers.home not in NO_RENT_QUESTION:
        found.append(Question.RENT)
    if answers.home not in NO_TAX_QUESTION:
        found.append(Question.COUNCIL_TAX)
    asks = answers.pays_rent and answers.home not in HOUSING_BENEFIT_AT_ANY_AGE
    if asks and of_both_ages(answers, ages, day):
        found.append(Question.PENSION_CREDIT)
    return tuple(found)


def next_question(answers: Answers, ages: PensionAges, day: date) -> Question | None:
    """The first page without an answer. None: all is answered."""
    return next((q for q in questions(answers, ages, day) if not _answered(answers, q)), None)


def live(answers: Answers, ages: PensionAges, day: date) -> Answers:
    """The answers without those to questions that are not asked any more: they do not steer."""
    asked = questions(answers, ages, day)
    return replace(
        answers,
        partner_born=answers.partner_born if answers.has_partner else None,
        rent=answers.rent if Question.RENT in asked else None,
        council_tax=answers.council_tax if Question.COUNCIL_TAX in asked else None,
        pension_credit=answers.pension_credit if Question.PENSION_CREDIT in asked else None,
    )


def of_both_ages(answers: Answers, ages: PensionAges, day: date) -> bool:
    """Whether one of a couple has reached State Pension age and the other has not."""
    return len(set(reached(answers, ages, day))) > 1


def reached(answers: Answers, ages: PensionAges, day: date) -> tuple[bool, ...]:
    """Of each of them, whether they have reached State Pension age."""
    return tuple(ages.is_reached(born, day) for born in births(answers))


def births(answers: Answers) -> tuple[date, ...]:
    """The dates of birth that we know: of the person, and of their partner if they have one."""
    theirs = answers.partner_born if answers.has_partner else None
    return tuple(born for born in (answers.born, theirs) if born is not None)


def _answered(answers: Answers, question: Question) -> bool:
    given: dict[Question, object] = {
        Question.BORN: answers.born,
        Question.PARTNER: answers.has_partner,
        Question.HOME: answers.home,
        Question.RENT: answers.rent,
        Question.COUNCIL_TAX: answers.council_tax,
        Question.PENSION_CREDIT: answers.pension_credit,
    }
    if question == Question.PARTNER and answers.has_partner and answers.partner_born is None:
        return False
    return given[question] is not None
