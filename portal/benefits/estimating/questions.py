"""The pages of the estimate, as they follow from the answers so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portal.forms.definition import Journey, Kind, Question, QuestionStep, Section

from ..asking.questions import BORN, COUNCIL_TAX, HOME, PARTNER, RENT, told
from ..dated import newest
from ..estimate.household import Band, Passport
from ..in_use import content_on
from ..triage.answers import (
    HOUSING_BENEFIT_AT_ANY_AGE,
    NO_RENT_QUESTION,
    NO_TAX_QUESTION,
    Home,
    RentAnswer,
    TaxAnswer,
    reached,
)
from . import income, people
from .words import CHARGES, choices

TITLE = "See what you might get"
MOST_MONEY = Decimal(1_000_000)
PAYS = (RentAnswer.YES, RentAnswer.HARD)

Answers = Mapping[str, Any]


def journey(answers: Answers, day: date) -> Journey:
    """The pages that these answers lead to."""
    steps = tuple(_steps(answers, day))
    return Journey(key="estimate", title=TITLE, sections=(Section("you", TITLE, steps),))


def pension_age(answers: Answers, day: date) -> bool:
    """Whether all of them, the person and their partner, have reached State Pension age."""
    known = told(answers)
    return known.born is not None and all(reached(known, content_on(day).pension_ages, day))


def is_rent_ours(answers: Answers, day: date) -> bool:
    """Whether help with this rent is Housing Benefit, so that it can be estimated here."""
    known = told(answers)
    if known.home in NO_RENT_QUESTION or known.rent not in PAYS:
        return False
    if known.home in HOUSING_BENEFIT_AT_ANY_AGE:
        return True
    return known.home != Home.FAMILY_OR_FRIENDS and pension_age(answers, day)


def is_taxed(answers: Answers) -> bool:
    """Whether they pay council tax, or may do."""
    known = told(answers)
    return known.home not in NO_TAX_QUESTION and known.council_tax not in (None, TaxAnswer.NO)


def is_income_asked(answers: Answers, day: date) -> bool:
    """Not of somebody with guarantee credit: the Pension Service has looked at it already."""
    given = answers.get("benefits") or ()
    return not (Passport.GUARANTEE_CREDIT in given and pension_age(answers, day))


def _steps(answers: Answers, day: date) -> Iterator[QuestionStep]:
    yield from (BORN, PARTNER, HOME)
    known = told(answers)
    if known.home not in NO_RENT_QUESTION:
        yield RENT
    if known.home not in NO_TAX_QUESTION:
        yield COUNCIL_TAX
    if is_rent_ours(answers, day):
        yield from _rent(answers)
    if is_taxed(answers):
        yield _tax(answers, day)
    yield from people.steps(answers)
    yield income.benefits()
    if Passport.UNIVERSAL_CREDIT in (answers.get("benefits") or ()):
        yield income.universal_credit(day)
    if is_income_asked(answers, day):
        yield from income.steps(answers, day)
        yield SAVINGS


def _rent(answers: Answers) -> Iterator[QuestionStep]:
    yield RENT_AMOUNT
    yield RENT_CHARGES
    asked = tuple(
        money(f"charge_{charge}", words, short=f"Rent for: {words}")
        for charge, words in CHARGES.items()
        if charge in (answers.get("charges") or ())
    )
    if asked:
        intro = ("Give each for the same time as your rent.",)
        yield QuestionStep(
            "rent-is-for", asked, title="How much of your rent is for these?", intro=intro
        )


def _tax(answers: Answers, day: date) -> QuestionStep:
    sure = answers.get("council_tax") != TaxAnswer.NOT_SURE
    hint = "It stands on your bill: the sum for the whole year. Leave out what is from other years."
    if not sure:
        hint += " Leave this empty if you have no bill."
    label = "How much is your council tax for the year?"
    asked = [money("tax_a_year", label, hint, "Council tax for the year", required=sure)]
    scheme = newest(content_on(day).schemes, day)
    if scheme is not None and scheme.band_cap is not None:
        bands = choices({band: band.value for band in Band})
        asked.append(
            Question(
                "band", Kind.SELECT, "Which band is your home in?", short="Band", choices=bands
            )
        )
    title = "Your council tax" if len(asked) > 1 else ""
    return QuestionStep("council-tax-bill", tuple(asked), title=title)


def money(
    id_: str, label: str, hint: str = "", short: str = "", *, required: bool = True
) -> Question:
    """A question for a sum of money."""
    return Question(
        id_,
        Kind.MONEY,
        label,
        hint=hint,
        short=short,
        required=required,
        least=Decimal(0),
        most=MOST_MONEY,
    )


RENT_AMOUNT = QuestionStep(
    "rent-amount",
    (
        money(
            "rent_amount",
            "How much is your rent?",
            "Give the whole rent.",
            "Rent",
        ),
        income.every("rent_every", "Rent"),
    ),
    title="Your rent",
)

RENT_CHARGES = QuestionStep(
    "rent-charges",
    (
        Question(
            "charges",
            Kind.CHECKBOXES,
            "Does your rent pay for any of these too?",
            short="Rent pays for",
            choices=choices(CHARGES, "None of these"),
            errors={"required": "Choose what your rent pays for, or “None of these”"},
        ),
    ),
)

SAVINGS = QuestionStep(
    "savings",
    (
        money(
            "savings",
            "How much do you have in savings?",
            "Count what your partner has too: banks, cash, shares, a second home. Do not count the "
            "home you live in. Write 0 if you have none.",
            "Savings",
        ),
    ),
)
