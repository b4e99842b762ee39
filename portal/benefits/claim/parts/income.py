"""What comes in. Who has a benefit that shows a low income is asked for nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AllOf, In, Not
from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep, Repeat, Step

from ...estimate.household import Element, IncomeKind, Passport
from ..asking import (
    WITH_PARTNER,
    how_often,
    is_no,
    is_yes,
    money,
    one_of,
    whose,
    yes_no,
)
from ..names import (
    ASSESSED,
    HAS_BUSINESS,
    HAS_JOBS,
    HAS_OTHER_INCOME,
    HOW_THEY_LIVE,
    INCOME_AMOUNT,
    INCOME_EVERY,
    INCOME_KIND,
    INCOME_WHOSE,
    INCOMES,
    PASSPORTS,
    UC_AWARD,
    UC_EARNINGS,
    UC_ELEMENT,
)
from . import work

SAVINGS_CREDIT, NONE = IncomeKind.SAVINGS_CREDIT.value, "none"
ENOUGH = (
    Passport.GUARANTEE_CREDIT.value,
    Passport.INCOME_SUPPORT.value,
    Passport.JSA_INCOME_BASED.value,
    Passport.ESA_INCOME_RELATED.value,
)
"""Who has one of these need not show their income again."""
UNIVERSAL_CREDIT = one_of(PASSPORTS, Passport.UNIVERSAL_CREDIT.value)
LOOKED_AT = Not(In(PASSPORTS, (*ENOUGH, Passport.UNIVERSAL_CREDIT.value)))
"""We have to look at income and savings ourselves."""
MOST = 12

KINDS = (
    (IncomeKind.STATE_PENSION, "State Pension"),
    (IncomeKind.OTHER_PENSION, "Another pension"),
    (IncomeKind.CHILD_BENEFIT, "Child Benefit"),
    (IncomeKind.DISABILITY_BENEFIT, "PIP, DLA or Attendance Allowance"),
    (IncomeKind.CARERS_ALLOWANCE, "Carer’s Allowance"),
    (IncomeKind.TAX_CREDIT, "Tax credits"),
    (IncomeKind.OTHER_BENEFIT, "Another benefit"),
    (IncomeKind.MAINTENANCE_FOR_CHILDREN, "Money for a child from their other parent"),
    (IncomeKind.MAINTENANCE, "Money from a former partner"),
    (IncomeKind.WAR_PENSION, "War pension"),
    (IncomeKind.STUDENT, "Student loan or grant"),
    (IncomeKind.LODGER, "Rent from a lodger"),
    (IncomeKind.OTHER, "Something else"),
)
ELEMENTS = (
    (Element.HOUSING, "Part for housing"),
    (Element.CHILDREN, "Part for children"),
    (Element.DISABLED_CHILD, "Part for a disabled child"),
    (Element.CHILDCARE, "Part for childcare"),
    (Element.HEALTH, "Part for a health condition"),
    (Element.CARER, "Part for a carer"),
)


def steps() -> Iterator[Step]:
    """Give the pages, in order."""
    yield QuestionStep("passports", (_passports(),))
    yield QuestionStep(
        "universal-credit",
        (
            money(UC_AWARD, "What you were paid", "what you were paid", "Paid"),
            money(
                UC_EARNINGS,
                "Take-home pay that it counts",
                "the take-home pay",
                "Take-home pay",
                required=False,
            ),
            *(_element(kind, words) for kind, words in ELEMENTS),
        ),
        "Your last Universal Credit statement",
        ("Copy what it says for the month. Leave out what is not on it.",),
        UNIVERSAL_CREDIT,
    )
    assessed = money(
        ASSESSED,
        "What does the Pension Service say your income is a week?",
        "your income a week",
        "Income a week",
        required=False,
    )
    credit = AllOf((LOOKED_AT, In(PASSPORTS, (SAVINGS_CREDIT,))))
    yield QuestionStep("assessed", (assessed,), when=credit)
    yield from work.steps(LOOKED_AT)
    yield from _other()


def _passports() -> Question:
    return Question(
        PASSPORTS,
        Kind.CHECKBOXES,
        "Which of these do you or your partner get?",
        hint="Tick all that you get.",
        short="Benefits",
        choices=(
            Choice(Passport.UNIVERSAL_CREDIT.value, "Universal Credit"),
            Choice(Passport.GUARANTEE_CREDIT.value, "Pension Credit: Guarantee Credit"),
            Choice(SAVINGS_CREDIT, "Pension Credit: Savings Credit"),
            Choice(Passport.INCOME_SUPPORT.value, "Income Support"),
            Choice(Passport.JSA_INCOME_BASED.value, "Jobseeker’s Allowance (income-based)"),
            Choice(
                Passport.ESA_INCOME_RELATED.value,
                "Employment and Support Allowance (income-related)",
            ),
            Divider(),
            Choice(NONE, "None of these", exclusive=True),
        ),
        errors={"required": "Tick what you get, or the last answer"},
    )


def _element(kind: Element, words: str) -> Question:
    id_ = UC_ELEMENT + kind.value.replace("-", "_")
    return money(id_, words, f"the {words[:1].lower()}{words[1:]}", required=False)


def _other() -> Iterator[Step]:
    other = yes_no(
        HAS_OTHER_INCOME,
        "Do you or your partner get any other money?",
        "you get any other money",
        "Other money",
        "Pensions, benefits, money for children, rent from a lodger, and anything else.",
    )
    yield QuestionStep("has-other-income", (other,), when=LOOKED_AT)
    kind = Question(
        INCOME_KIND,
        Kind.RADIOS,
        "What money is it?",
        short="What it is",
        choices=tuple(Choice(each.value, words) for each, words in KINDS),
        errors={"required": "Choose what money it is"},
    )
    sum_ = (
        money(INCOME_AMOUNT, "How much is it?", "how much it is", "Amount"),
        how_often(INCOME_EVERY, "it"),
    )
    yield Repeat(
        INCOMES,
        "Other money that you get",
        one="sort of money",
        many="sorts of money",
        steps=(
            QuestionStep("income-whose", (whose(INCOME_WHOSE, "income"),), when=WITH_PARTNER),
            QuestionStep("income-kind", (kind,)),
            QuestionStep("income", sum_, "How much money is it?"),
        ),
        named_by=(INCOME_KIND,),
        minimum=1,
        most=MOST,
        when=is_yes(HAS_OTHER_INCOME),
    )
    live = Question(
        HOW_THEY_LIVE,
        Kind.TEXTAREA,
        "How do you manage from day to day?",
        hint="You told us that no money comes in. For example: savings, or help from family.",
        short="How you manage",
        longest=500,
        counted=True,
        sensitive=True,
        errors={"required": "Tell us how you manage, or go back and tell us what comes in"},
    )
    nothing = AllOf((is_no(HAS_JOBS), is_no(HAS_BUSINESS), is_no(HAS_OTHER_INCOME)))
    yield QuestionStep("how-you-manage", (live,), when=nothing)
