"""What is put by. Asked where we have to look at it ourselves."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Choice, Kind, Question, QuestionStep, Repeat, Step

from ..asking import WITH_PARTNER, is_yes, money, whose, yes_no
from ..names import (
    GAVE_AWAY,
    GIVEN_AMOUNT,
    GIVEN_WHY,
    HAS_PROPERTY,
    HAS_SAVINGS,
    PROPERTY_OWED,
    PROPERTY_VALUE,
    PROPERTY_WHERE,
    SAVING_AMOUNT,
    SAVING_KIND,
    SAVING_WHOSE,
    SAVINGS,
)

KINDS = (
    Choice("current", "Current account"),
    Choice("savings", "Savings account or ISA"),
    Choice("premium-bonds", "Premium Bonds"),
    Choice("shares", "Shares, bonds or a fund"),
    Choice("cash", "Cash"),
    Choice("abroad", "Money or savings abroad"),
    Choice("other", "Something else"),
)


def steps() -> Iterator[Step]:
    """Give the pages, in order."""
    yield QuestionStep(
        "has-savings",
        (
            yes_no(
                HAS_SAVINGS,
                "Do you or your partner have a bank account or savings?",
                "you have a bank account or savings",
                "Accounts or savings",
                "Count every account, also one with little or nothing in it.",
            ),
        ),
    )
    yield _savings()
    yield QuestionStep(
        "has-property",
        (
            yes_no(
                HAS_PROPERTY,
                "Do you or your partner own any other home or land?",
                "you own another home or land",
                "Other home or land",
                "In this country or abroad. Do not count the home that you live in.",
            ),
        ),
    )
    yield QuestionStep(
        "property",
        (
            Question(
                PROPERTY_WHERE,
                Kind.TEXT,
                "Where is it?",
                short="Where",
                error_name="where it is",
                longest=200,
            ),
            money(PROPERTY_VALUE, "What is it worth?", "what it is worth", "Worth"),
            money(
                PROPERTY_OWED,
                "What is still owed on it?",
                "what is owed on it",
                "Owed",
                required=False,
            ),
        ),
        "The other home or land",
        when=is_yes(HAS_PROPERTY),
    )
    yield QuestionStep(
        "gave-away",
        (
            yes_no(
                GAVE_AWAY,
                "In the last 2 years, did you give away a large sum or sell something for less?",
                "you gave away a large sum or sold something for less",
                "Gave money away",
            ),
        ),
    )
    yield QuestionStep(
        "given",
        (
            money(GIVEN_AMOUNT, "How much was it worth?", "how much it was worth", "Worth"),
            Question(
                GIVEN_WHY,
                Kind.TEXTAREA,
                "Why, and who got it?",
                short="Why",
                error_name="why, and who got it",
                longest=500,
                counted=True,
                sensitive=True,
            ),
        ),
        "What you gave away",
        when=is_yes(GAVE_AWAY),
    )


def _savings() -> Repeat:
    about = (
        Question(
            SAVING_KIND,
            Kind.SELECT,
            "What is it?",
            short="Kind",
            choices=KINDS,
            errors={"required": "Choose what it is"},
        ),
        money(SAVING_AMOUNT, "How much is in it today?", "how much is in it", "Amount"),
    )
    return Repeat(
        SAVINGS,
        "Accounts and savings",
        one="account",
        many="accounts",
        steps=(
            QuestionStep("saving-whose", (whose(SAVING_WHOSE, "account"),), when=WITH_PARTNER),
            QuestionStep("saving", about, "About this account"),
        ),
        named_by=(SAVING_KIND,),
        minimum=1,
        most=20,
        when=is_yes(HAS_SAVINGS),
    )
