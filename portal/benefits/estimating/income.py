"""The pages about benefits, pay and other money that comes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portal.forms.definition import Kind, Question, QuestionStep

from ..asking.questions import EARLIEST
from ..dated import newest
from ..estimate.household import WORK, Element, IncomeKind
from ..estimate.means import IncomeRules
from ..in_use import content_on
from .people import count
from .words import ELEMENTS, EVERY, INCOMES, PASSPORTS, choices

MOST = Decimal(1_000_000)
MOST_HOURS = 100
UC = "Universal Credit"
YOU, PARTNER = "", "partner_"
"""What the names of answers begin with."""

Answers = Mapping[str, Any]


def every(id_: str, what: str) -> Question:
    """How often a sum comes or goes. ``what`` it is, for the list of answers."""
    return Question(
        id_,
        Kind.SELECT,
        "How often?",
        short=f"{what}: how often",
        choices=choices(EVERY),
        errors={"required": "Choose how often"},
    )


def part_id(part: Element) -> str:
    """The name of the answer about a part of Universal Credit."""
    return f"uc_{part}".replace("-", "_")


def benefits() -> QuestionStep:
    """The benefits that show that an income is low."""
    question = Question(
        "benefits",
        Kind.CHECKBOXES,
        "Do you get any of these?",
        hint="Or your partner.",
        short="Benefits for a low income",
        choices=choices(PASSPORTS, "None of these"),
        errors={"required": "Choose what you get, or “None of these”"},
    )
    return QuestionStep("benefits", (question,))


def universal_credit(day: date) -> QuestionStep:
    """The award, and the parts of it that our scheme does not count."""
    rules = _rules(day)
    rule = rules.universal_credit if rules is not None else None
    parts = rule.leaves_out if rule is not None else frozenset[Element]()
    asked = [
        _money(
            "uc_award", "How much Universal Credit do you get a month?", "What is paid in all.", UC
        ),
        _money(
            "uc_earnings",
            "How much take-home pay does it count?",
            "It stands in your online journal. Leave this empty if you have no pay.",
            f"{UC}: pay",
            required=False,
        ),
        *(
            _money(
                part_id(part),
                f"{words}, how much a month?",
                OPTIONAL,
                f"{UC}: {words}",
                required=False,
            )
            for part, words in ELEMENTS.items()
            if part in parts
        ),
    ]
    return QuestionStep("universal-credit", tuple(asked), title="Your Universal Credit")


def steps(answers: Answers, day: date) -> Iterator[QuestionStep]:
    """What comes in, kind by kind, for each of them; and what childcare costs."""
    rules = _rules(day)
    yield from _of(answers, YOU, "What else comes in for you?", "Your", rules)
    if answers.get("has_partner") == "yes":
        label = "What else comes in for your partner?"
        yield from _of(answers, PARTNER, label, "Your partner’s", rules)
    kinds = {*(answers.get("incomes") or ()), *(answers.get("partner_incomes") or ())}
    if count(answers, "children") and kinds & WORK:
        yield CHILDCARE


def ticked(answers: Answers, whose: str) -> Iterator[IncomeKind]:
    """The kinds of income that one of them has."""
    given = answers.get(f"{whose}incomes") or ()
    return (kind for kind in INCOMES if kind in given)


def _rules(day: date) -> IncomeRules | None:
    """Those of the scheme in use."""
    scheme = newest(content_on(day).schemes, day)
    return scheme.income if scheme is not None else None


def _of(
    answers: Answers, whose: str, label: str, said: str, rules: IncomeRules | None
) -> Iterator[QuestionStep]:
    question = Question(
        f"{whose}incomes",
        Kind.CHECKBOXES,
        label,
        short="Comes in for your partner" if whose else "Comes in for you",
        hint="Leave out what you have told us already.",
        choices=choices(INCOMES, "None of these"),
        errors={"required": "Choose what comes in, or “None of these”"},
    )
    yield QuestionStep(f"{whose}incomes".replace("_", "-"), (question,))
    for kind in ticked(answers, whose):
        yield _one(whose, kind, said, rules)


def _one(whose: str, kind: IncomeKind, said: str, rules: IncomeRules | None) -> QuestionStep:
    mark = f"{whose}{kind}".replace("-", "_")
    label, hint = "How much is it?", ""
    if kind == IncomeKind.EARNINGS:
        label, hint = "How much is the pay after tax?", USUAL
    elif kind == IncomeKind.SELF_EMPLOYED:
        label, hint = "How much is left after costs and tax?", USUAL
    name = f"{'Partner: ' if whose else ''}{INCOMES[kind]}"
    asked = [_money(f"{mark}_amount", label, hint, name), every(f"{mark}_every", name)]
    if kind in WORK:
        asked.append(
            Question(
                f"{mark}_hours",
                Kind.WHOLE_NUMBER,
                "How many hours of work a week?",
                short=f"{name}: hours",
                least=0,
                most=MOST_HOURS,
                error_name="the hours of work",
            )
        )
    if kind == IncomeKind.SELF_EMPLOYED and rules is not None and rules.floor is not None:
        asked.append(_started(f"{mark}_started", name))
    if kind == IncomeKind.SAVINGS_CREDIT:
        words = "What income a week does the letter about it say?"
        short = "Income in the letter"
        asked.append(_money(f"{mark}_assessed", words, OPTIONAL, short, required=False))
    title = f"{said} income: {INCOMES[kind]}"
    return QuestionStep(f"income-{mark.replace('_', '-')}", tuple(asked), title=title)


def _started(id_: str, name: str) -> Question:
    """After its first months a business counts for no less than a least that the scheme sets."""
    return Question(
        id_,
        Kind.DATE,
        "When did the business start?",
        hint="If you do not know the day, give one near it.",
        short=f"{name}: began",
        error_name="when the business started",
        earliest=EARLIEST,
        latest="today",
    )


def _money(
    id_: str, label: str, hint: str = "", short: str = "", *, required: bool = True
) -> Question:
    return Question(
        id_,
        Kind.MONEY,
        label,
        hint=hint,
        short=short,
        required=required,
        least=Decimal(0),
        most=MOST,
    )


USUAL = "If it changes, give a usual sum."
OPTIONAL = "Leave this empty if it is not there."

CHILDCARE = QuestionStep(
    "childcare",
    (
        _money(
            "childcare",
            "How much do you pay for childcare a week?",
            "For a childminder, a nursery or a club. Write 0 if you pay nothing.",
            "Childcare a week",
        ),
    ),
)
