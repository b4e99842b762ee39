"""The household that answers describe. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ..asking.questions import told
from ..estimate.household import (
    WORK,
    AdultFact,
    Band,
    Child,
    Childcare,
    CouncilTax,
    Element,
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
from ..estimate.means import FULL_WORK
from ..estimate.money import Every
from ..triage.answers import HOUSING_BENEFIT_AT_ANY_AGE
from .income import PARTNER, YOU, part_id, ticked
from .people import count
from .words import ADULT_FACTS, CHARGES, ELEMENTS, FACTS, PASSPORTS

YOUNG, OLDER = 20, 40
"""Ages that stand for "under 25" and "25 or over"."""
A_CHILD = 8
"""An age for a child: no rule looks at it."""

Answers = Mapping[str, Any]


def household(answers: Answers, day: date) -> Household:
    """The household of answers on the route: complete, and nothing abandoned among them.

    Raises ValueError where the first question of all has no answer.
    """
    known = told(answers)
    if known.born is None:
        raise ValueError("Without a date of birth there is no household.")
    passports = frozenset(_ticked(answers, "benefits", PASSPORTS))
    partner = known.partner_born if known.has_partner else None
    childcare = pence(answers.get("childcare"))
    return Household(
        you=Person(known.born, frozenset(_ticked(answers, "facts", FACTS))),
        partner=Person(partner, frozenset(_ticked(answers, "partner_facts", FACTS)))
        if partner
        else None,
        children=tuple(_children(answers, day)),
        adults=tuple(_adult(answers, n, day) for n in range(1, count(answers, "adults") + 1)),
        incomes=(*_incomes(answers, YOU), *_incomes(answers, PARTNER)),
        childcare=(Childcare(childcare),) if childcare else (),
        capital=pence(answers.get("savings")),
        passports=passports,
        universal_credit=_universal_credit(answers)
        if Passport.UNIVERSAL_CREDIT in passports
        else None,
        assessed_income=_assessed(answers),
        council_tax=_council_tax(answers),
        rent=_rent(answers),
    )


def pence(answer: Any) -> int:
    """A kept sum in whole pence; nothing was given: 0."""
    return int(Decimal(answer) * 100) if answer else 0


def _ticked(answers: Answers, id_: str, words: Mapping[Any, str]) -> Iterator[Any]:
    given = answers.get(id_) or ()
    return (value for value in words if value in given)


def _children(answers: Answers, day: date) -> Iterator[Child]:
    disabled, care = count(answers, "children_disabled"), count(answers, "children_care")
    for place in range(count(answers, "children")):
        yield Child(_aged(A_CHILD, day), disabled=place < disabled, very_disabled=place < care)


def _adult(answers: Answers, number: int, day: date) -> OtherAdult:
    mark = f"adult_{number}"
    young, works = answers[f"{mark}_young"] == "yes", answers[f"{mark}_works"] == "yes"
    facts: Iterator[AdultFact] = _ticked(answers, f"{mark}_facts", ADULT_FACTS)
    return OtherAdult(
        _aged(YOUNG if young else OLDER, day),
        gross=pence(answers.get(f"{mark}_gross")),
        hours=FULL_WORK if works else Decimal(0),
        facts=frozenset(facts),
    )


def _aged(years: int, day: date) -> date:
    """A first of January on which somebody of that age was born."""
    return date(day.year - years, 1, 1)


def _incomes(answers: Answers, whose: str) -> Iterator[Income]:
    for kind in ticked(answers, whose):
        mark = f"{whose}{kind}".replace("-", "_")
        amount, works = pence(answers[f"{mark}_amount"]), kind in WORK
        yield Income(
            kind,
            0 if works else amount,
            Every(answers[f"{mark}_every"]),
            take_home=amount if works else None,
            partners=whose == PARTNER,
            started=_day(answers.get(f"{mark}_started")),
            hours=Decimal(count(answers, f"{mark}_hours")),
        )


def _day(answer: Any) -> date | None:
    return date.fromisoformat(answer) if answer else None


def _assessed(answers: Answers) -> int | None:
    """The Pension Service's figure, where one of them has savings credit and gave it."""
    for whose in (YOU, PARTNER):
        given = answers.get(f"{whose}savings_credit_assessed")
        if given and IncomeKind.SAVINGS_CREDIT in ticked(answers, whose):
            return pence(given)
    return None


def _universal_credit(answers: Answers) -> UniversalCredit:
    earnings = answers.get("uc_earnings")
    parts: dict[Element, int] = {
        part: pence(answers[part_id(part)]) for part in ELEMENTS if answers.get(part_id(part))
    }
    return UniversalCredit(
        pence(answers.get("uc_award")), pence(earnings) if earnings else None, parts
    )


def _council_tax(answers: Answers) -> CouncilTax | None:
    if not answers.get("tax_a_year"):
        return None
    band = answers.get("band")
    return CouncilTax(
        pence(answers["tax_a_year"]),
        Band(band) if band else None,
        payers=1 + count(answers, "sharers"),
    )


def _rent(answers: Answers) -> Rent | None:
    if not answers.get("rent_amount"):
        return None
    charges: list[ServiceCharge] = list(_ticked(answers, "charges", CHARGES))
    return Rent(
        pence(answers["rent_amount"]),
        Every(answers["rent_every"]),
        charges=tuple((charge, pence(answers.get(f"charge_{charge}"))) for charge in charges),
        payers=1 + count(answers, "sharers"),
        supported=told(answers).home in HOUSING_BENEFIT_AT_ANY_AGE,
    )
