"""The answers of a claim as the household that an estimate is made of. Pure.

What is not known is left out: hidden rules, such as the most rent that counts, are not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portal.forms.conditions import holds
from portal.forms.definition import YES

from ..estimate.household import (
    AdultFact,
    Band,
    Child,
    Childcare,
    CouncilTax,
    Element,
    Fact,
    Household,
    OtherAdult,
    Passport,
    Person,
    Rent,
    ServiceCharge,
    UniversalCredit,
)
from ..estimate.money import Every
from ..triage.answers import HOUSING_BENEFIT_AT_ANY_AGE
from . import names as n
from .earning import incomes, listed, money, passports
from .offered import for_rent, for_tax
from .parts.household import LODGER, MOST_HELP, NO_HELP, TENANT
from .parts.income import ELEMENTS, LOOKED_AT

Answers = Mapping[str, Any]


def household(answers: Answers) -> Household:
    """Read the answers of a route. Only what helps to estimate what is claimed."""
    looked_at = holds(LOOKED_AT, answers)
    return Household(
        you=_person(answers, ""),
        partner=_person(answers, n.PARTNER) if answers.get(n.HAS_PARTNER) == YES else None,
        children=tuple(_child(each) for each in listed(answers, n.CHILDREN)),
        adults=tuple(_adults(answers)),
        incomes=tuple(incomes(answers)),
        childcare=tuple(_childcare(answers)),
        capital=_capital(answers) if looked_at else 0,
        passports=frozenset(each for each in Passport if each.value in passports(answers)),
        universal_credit=_universal_credit(answers),
        assessed_income=money(answers, n.ASSESSED) if answers.get(n.ASSESSED) else None,
        council_tax=_council_tax(answers) if for_tax(answers) else None,
        rent=_rent(answers) if for_rent(answers) else None,
    )


def _person(answers: Answers, prefix: str) -> Person:
    born, facts = (n.PARTNER_BORN, n.PARTNER_FACTS) if prefix else (n.BORN, n.FACTS)
    ticked = answers.get(facts) or ()
    return Person(
        date.fromisoformat(answers[born]),
        frozenset(each for each in Fact if each.value in ticked),
    )


def _child(answers: Answers) -> Child:
    help_ = answers.get(n.CHILD_HELP, NO_HELP)
    born = date.fromisoformat(answers[n.CHILD_BORN])
    return Child(born, disabled=help_ != NO_HELP, very_disabled=help_ == MOST_HELP)


def _adults(answers: Answers) -> Iterator[OtherAdult]:
    """Those who are taken to help with the bills: no lodger and no joint tenant."""
    for each in listed(answers, n.ADULTS):
        if each.get(n.ADULT_IS) in (LODGER, TENANT):
            continue
        ticked = each.get(n.ADULT_FACTS) or ()
        yield OtherAdult(
            born=date.fromisoformat(each[n.ADULT_BORN]),
            gross=money(each, n.ADULT_PAY),
            every=Every(each.get(n.ADULT_EVERY) or Every.WEEK),
            hours=Decimal(each.get(n.ADULT_HOURS) or 0),
            facts=frozenset(fact for fact in AdultFact if fact.value in ticked),
        )


def _childcare(answers: Answers) -> Iterator[Childcare]:
    if answers.get(n.CHILDCARE):
        yield Childcare(money(answers, n.CHILDCARE), Every(answers[n.CHILDCARE_EVERY]))


def _capital(answers: Answers) -> int:
    """What is saved, and what another home is worth without what is owed on it."""
    saved = sum(money(each, n.SAVING_AMOUNT) for each in listed(answers, n.SAVINGS))
    home = money(answers, n.PROPERTY_VALUE) - money(answers, n.PROPERTY_OWED)
    return saved + max(home, 0)


def _universal_credit(answers: Answers) -> UniversalCredit | None:
    if not answers.get(n.UC_AWARD):
        return None
    parts: dict[Element, int] = {}
    for kind, _words in ELEMENTS:
        amount = money(answers, n.UC_ELEMENT + kind.value.replace("-", "_"))
        if amount:
            parts[kind] = amount
    return UniversalCredit(money(answers, n.UC_AWARD), money(answers, n.UC_EARNINGS), parts)


def _council_tax(answers: Answers) -> CouncilTax | None:
    """None where the bill's sum is not known: then nothing can be estimated."""
    if not answers.get(n.TAX_YEAR):
        return None
    band = answers.get(n.TAX_BAND)
    payers = 1 + (answers.get(n.TAX_PAYERS) or 0)
    return CouncilTax(money(answers, n.TAX_YEAR), Band(band) if band else None, payers=payers)


def _rent(answers: Answers) -> Rent:
    charges = tuple(
        (ServiceCharge(each[n.CHARGE_KIND]), money(each, n.CHARGE_AMOUNT))
        for each in listed(answers, n.CHARGES)
    )
    every = Every(answers[n.RENT_EVERY])
    by_weeks = every in (Every.WEEK, Every.FORTNIGHT, Every.FOUR_WEEKS)
    return Rent(
        amount=money(answers, n.RENT_AMOUNT),
        every=every,
        weeks_free=(answers.get(n.RENT_FREE) or 0) if by_weeks else 0,
        charges=charges,
        payers=answers.get(n.RENT_PAYERS) or 1,
        supported=answers.get(n.HOME) in {each.value for each in HOUSING_BENEFIT_AT_ANY_AGE},
    )
