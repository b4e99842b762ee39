"""Answers that depend on State Pension age: who may claim what, and who has to ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.forms.conditions import holds
from portal.forms.definition import YES, Choice
from portal.forms.offers import value_of

from ..estimate.working import CannotEstimate
from ..state_pension import PensionAges
from ..triage.answers import HOUSING_BENEFIT_AT_ANY_AGE
from . import rules
from .asking import FOR_RENT
from .names import BORN, CREDIT_BEFORE, HAS_PARTNER, HOME, PARTNER_BORN, RENT_HELP_YES
from .parts.finish import EARLIER
from .parts.start import FOR_TAX

Answers = Mapping[str, Any]


def rent_help(answers: Answers) -> list[Choice]:
    """Offer Housing Benefit to whom the law lets claim it: GOV.UK, Housing Benefit.

    That is at State Pension age, both of a couple or one with Pension Credit since before 15 May
    2019, and at any age in supported or temporary accommodation or a refuge.
    """
    special = answers.get(HOME) in {each.value for each in HOUSING_BENEFIT_AT_ANY_AGE}
    of_age = reached(answers, rules.content().pension_ages, rules.today())
    before = any(of_age) and value_of(answers.get(CREDIT_BEFORE)) == YES
    if special or before or (of_age and all(of_age)):
        return [Choice(RENT_HELP_YES, "Yes, I want to claim Housing Benefit")]
    return []


def credit_before(answers: Answers) -> list[Choice]:
    """Ask it only of a couple of whom one has reached State Pension age."""
    special = answers.get(HOME) in {each.value for each in HOUSING_BENEFIT_AT_ANY_AGE}
    of_age = reached(answers, rules.content().pension_ages, rules.today())
    return [Choice(YES, "Yes")] if len(set(of_age)) > 1 and not special else []


def earlier(answers: Answers) -> list[Choice]:
    """Offer an earlier start to those below State Pension age; for others we look back."""
    of_age = reached(answers, rules.content().pension_ages, rules.today())
    return [] if of_age and all(of_age) else [Choice(EARLIER, "Yes")]


def reached(answers: Answers, ages: PensionAges, day: date) -> tuple[bool, ...]:
    """Of each of them, whether they have reached it. Without a table nobody has."""
    try:
        return tuple(ages.is_reached(born, day) for born in births(answers))
    except CannotEstimate:
        return (False,)


def births(answers: Answers) -> tuple[date, ...]:
    """The dates of birth of the person and, if they have one, of their partner."""
    given = [answers.get(BORN)]
    if answers.get(HAS_PARTNER) == YES:
        given.append(answers.get(PARTNER_BORN))
    return tuple(date.fromisoformat(each) for each in given if each)


def for_rent(answers: Answers) -> bool:
    """Whether Housing Benefit is claimed."""
    return holds(FOR_RENT, answers)


def for_tax(answers: Answers) -> bool:
    """Whether Council Tax Reduction is claimed."""
    return holds(FOR_TAX, answers)
