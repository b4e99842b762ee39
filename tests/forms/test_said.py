"""What conditions say of themselves."""

from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest

from portal.forms.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Condition,
    Equals,
    FromToday,
    In,
    Not,
    Op,
    holds,
)
from portal.forms.definition import Choice, Kind
from portal.forms.said import Said, sentence

from .making import ask, journey, no, one_of, page, several, yes, yes_no

BINS = journey(
    page(one_of("bin", "food", "glass", "paper", label="Type of bin")),
    page(one_of("extras", "lid", "key", "lock", kind=Kind.CHECKBOXES, label="What else?")),
    page(ask("many", Kind.WHOLE_NUMBER, label="How many")),
    page(ask("day", Kind.DATE, label="Date")),
    page(ask("rent", Kind.MONEY, label="How much rent do you pay?", short="Rent")),
    page(yes_no("own", label="Is it yours?")),
    page(ask("found", Kind.RADIOS, choices=(Choice("none", "None of these"),), label="Which one?")),
    several("people", page(ask("name", label="Their name"))),
)
FOOD = Equals("bin", "food")
THREE, OWN = Compared("many", Op.AT_LEAST, 3), yes("own")


def day(op: Op, value: Any) -> Compared:
    return Compared("day", op, value)


SAID: list[tuple[Condition | None, str]] = [
    (None, "always"),
    (FOOD, "‘Type of bin’ is ‘Food’"),
    (OWN, "‘Is it yours?’ is ‘Yes’"),
    (In("bin", ("food", "glass")), "‘Type of bin’ is either ‘Food’ or ‘Glass’"),
    (In("bin", ("food", "glass", "paper")), "‘Type of bin’ is either ‘Food’, ‘Glass’ or ‘Paper’"),
    (In("bin", ()), "never"),
    (Equals("extras", "lid"), "‘What else?’ includes ‘Lid’"),
    (In("extras", ("lid", "key")), "‘What else?’ includes either ‘Lid’ or ‘Key’"),
    (THREE, "‘How many’ is at least 3"),
    (Compared("many", Op.MORE, 1200), "‘How many’ is more than 1,200"),
    (Compared("rent", Op.LESS, 40), "‘Rent’ is less than £40"),
    (Compared("rent", Op.AT_MOST, Decimal("1250.5")), "‘Rent’ is at most £1,250.50"),
    (day(Op.LESS, date(2026, 4, 5)), "‘Date’ is before 5 April 2026"),
    (day(Op.AT_LEAST, FromToday()), "‘Date’ is on or after today"),
    (day(Op.MORE, FromToday(years=-18)), "‘Date’ is after 18 years before today"),
    (
        day(Op.AT_MOST, FromToday(years=1, days=2)),
        "‘Date’ is on or before 1 year and 2 days after today",
    ),
    (
        day(Op.EQUAL, FromToday(years=1, days=-1)),
        "‘Date’ is on 1 day before and 1 year after today",
    ),
    (Answered("many"), "‘How many’ has been answered"),
    (Answered("people"), "‘List of people’ has at least 1 person"),
    (Compared("people", Op.EQUAL, 2), "‘List of people’ has exactly 2 people"),
    (Equals("name", "x"), "‘Their name’ is ‘x’"),
    (Equals("nowhere", "x"), "‘nowhere’ is ‘x’"),
]


@pytest.mark.parametrize(("condition", "said"), SAID)
def test_a_condition_says_itself_with_the_words_of_the_form(
    condition: Condition | None, said: str
) -> None:
    assert sentence(condition, BINS) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (FOOD, "‘Type of bin’ is not ‘Food’"),
        (In("extras", ("lid", "key")), "‘What else?’ includes neither ‘Lid’ nor ‘Key’"),
        (In("bin", ("food", "glass")), "‘Type of bin’ is neither ‘Food’ nor ‘Glass’"),
        (Equals("extras", "lid"), "‘What else?’ does not include ‘Lid’"),
        (THREE, "‘How many’ is not at least 3"),
        (day(Op.LESS, FromToday()), "‘Date’ is not before today"),
        (Answered("many"), "‘How many’ has not been answered"),
        (Answered("people"), "‘List of people’ has no people"),
        (Compared("people", Op.MORE, 1), "‘List of people’ does not have more than 1 person"),
        (Not(FOOD), "‘Type of bin’ is ‘Food’"),
        (
            AllOf((FOOD, THREE)),
            "either ‘Type of bin’ is not ‘Food’ or ‘How many’ is not at least 3",
        ),
        (AnyOf((FOOD, THREE)), "‘Type of bin’ is not ‘Food’ and ‘How many’ is not at least 3"),
    ],
)
def test_what_must_not_be_so_is_said_of_each_answer(condition: Condition, said: str) -> None:
    assert sentence(Not(condition), BINS) == said


A, B, C, D = (
    "‘Type of bin’ is ‘Food’",
    "‘How many’ is at least 3",
    "‘Date’ is before today",
    "‘Is it yours?’ is ‘Yes’",
)
SAYS = Said(BINS)
TODAY = day(Op.LESS, FromToday())


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (AllOf((FOOD, THREE)), f"{A} and {B}"),
        (AllOf((FOOD, THREE, OWN)), f"{A}, {B} and {D}"),
        (AnyOf((FOOD, THREE)), f"either {A} or {B}"),
        (AllOf((FOOD, AnyOf((THREE, TODAY)))), f"{A} and either {B} or {C}"),
        (AllOf((AnyOf((THREE, TODAY)), FOOD)), f"{A} and either {B} or {C}"),
        (AnyOf((FOOD, AllOf((THREE, TODAY)))), f"either {A} or both {B} and {C}"),
        (AnyOf((FOOD, AllOf((THREE, TODAY, OWN)))), f"either {A} or ({B}, {C} and {D})"),
        (
            AllOf((AnyOf((FOOD, THREE)), AnyOf((TODAY, OWN)))),
            f"either {A} or {B}, and either {C} or {D}",
        ),
        (
            AnyOf((FOOD, AllOf((THREE, AnyOf((TODAY, OWN)))))),
            f"either {A} or both {B} and ({C} or {D})",
        ),
        (
            AnyOf((In("bin", ("food", "glass")), THREE)),
            f"either {B} or ‘Type of bin’ is either ‘Food’ or ‘Glass’",
        ),
        (
            AllOf((In("bin", ("food", "glass")), Not(In("extras", ("lid", "key"))))),
            "‘Type of bin’ is either ‘Food’ or ‘Glass’, and "
            "‘What else?’ includes neither ‘Lid’ nor ‘Key’",
        ),
        (AllOf((FOOD, AllOf((THREE, FOOD)))), f"{A} and {B}"),
        (AllOf((FOOD,)), A),
        (AllOf(()), "always"),
        (AnyOf((FOOD, AllOf(()))), "always"),
        (AllOf((FOOD, AnyOf(()))), "never"),
    ],
)
def test_what_is_joined_has_one_meaning(condition: Condition, said: str) -> None:
    assert sentence(condition, BINS) == said


def test_a_guard_is_left_unsaid_where_the_answer_itself_is_said() -> None:
    assert sentence(AllOf((Answered("many"), THREE)), BINS) == B
    assert sentence(Not(AllOf((Answered("many"), THREE))), BINS) == "‘How many’ is not at least 3"
    kept = AllOf((Answered("bin"), Not(FOOD)))
    assert sentence(kept, BINS) == (
        "‘Type of bin’ has been answered and ‘Type of bin’ is not ‘Food’"
    )
    assert sentence(AllOf((Answered("bin"), no("own"))), BINS).startswith("‘Type of bin’ has been")


def test_what_means_two_things_is_never_said_in_the_same_words() -> None:
    """Everything that some single conditions can be joined to, two deep, and some of it three."""
    single: list[Condition] = [FOOD, In("bin", ("food", "glass")), Answered("many"), THREE, OWN]
    plain = [*single, *map(Not, single)]
    pairs = [kind(pair) for kind in (AllOf, AnyOf) for pair in combinations(plain, 2)]
    deeper = [
        kind(pair) for kind in (AllOf, AnyOf) for pair in combinations([*plain, *pairs[::7]], 2)
    ]
    deepest = [
        kind(pair) for kind in (AllOf, AnyOf) for pair in product(deeper[::31], [*plain, *pairs])
    ]
    every = [
        {"bin": bin_, "many": many, "own": own}
        for bin_, many, own in product(("food", "glass", None), (1, 3, None), ("yes", None))
    ]
    meant: dict[str, tuple[bool, ...]] = {}
    for condition in [*plain, *pairs, *deeper, *deepest]:
        means = tuple(holds(condition, answers) for answers in every)
        said = SAYS.sentence(condition)
        assert meant.setdefault(said, means) == means, said
    assert len(meant) > 1000
