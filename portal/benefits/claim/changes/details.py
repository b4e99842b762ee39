"""What has changed, one page or two for each; nobody meets one that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Choice, Kind, Question, QuestionStep

from ..asking import EVERY, how_often, money, one_of
from . import names as n


def steps() -> Iterator[QuestionStep]:
    """Give the pages, in order."""
    address = Question(
        "new_address",
        Kind.ADDRESS,
        "What is your new address?",
        short="New address",
        autocomplete="off",
        error_name="your new address",
    )
    yield QuestionStep("new-address", (address,), when=one_of(n.WHAT, n.MOVED))
    yield _page(
        n.MOVED,
        "Your move",
        Question(
            "moved_who",
            Kind.RADIOS,
            "Who moved?",
            choices=(
                Choice("all", "All of us"),
                Choice("some", "Some of us. Others stay at the old address"),
            ),
            errors={"required": "Choose who moved"},
        ),
    )
    yield _page(n.INCOME, "The money that comes in", *_income())
    yield _page(n.PEOPLE, "Who lives with you", *_people())
    yield _page(
        n.RENT,
        "Your new rent",
        money("rent_now", "How much is it now?", "the rent", "Rent now"),
        how_often("rent_now_every", "the rent"),
    )
    yield _page(
        n.SAVINGS,
        "Your savings",
        money("savings_now", "How much do you have now, in all?", "what you have", "Savings now"),
        Question(
            "savings_why",
            Kind.TEXT,
            "Where is the change from?",
            hint="For example: money that you were left, or a payment for redundancy.",
            short="Why",
            required=False,
            longest=200,
            sensitive=True,
        ),
    )
    yield _page(
        n.OTHER,
        "What else has changed",
        Question(
            "other_words",
            Kind.TEXTAREA,
            "What has changed?",
            short="Change",
            error_name="what has changed",
            longest=1000,
            counted=True,
            sensitive=True,
        ),
    )


def _page(what: str, title: str, *questions: Question) -> QuestionStep:
    return QuestionStep(
        f"{what}-change", (*questions, _since(what)), title, when=one_of(n.WHAT, what)
    )


def _since(what: str) -> Question:
    return Question(
        what + n.SINCE,
        Kind.DATE,
        "From which day?",
        hint="It may be a day that is still to come.",
        short="From",
        error_name="the day it changed",
        earliest="2000-01-01",
    )


def _income() -> tuple[Question, ...]:
    return (
        Question(
            "income_what",
            Kind.RADIOS,
            "What has changed?",
            short="Change",
            choices=(
                Choice("job-began", "A job began"),
                Choice("job-ended", "A job ended"),
                Choice("pay", "Pay or hours changed"),
                Choice("business", "Self-employment began, changed or ended"),
                Choice("benefit", "A benefit began, changed or ended"),
                Choice("pension", "A pension began or changed"),
                Choice("other", "Something else"),
            ),
            errors={"required": "Choose what has changed in the money that comes in"},
        ),
        money("income_now", "How much is it now?", "how much it is", "Now", required=False),
        Question(
            "income_now_every",
            Kind.SELECT,
            "How often?",
            hint="If you do not know the sum yet, leave both empty. Tell us later.",
            short="How often",
            required=False,
            choices=EVERY,
            error_name="how often it is paid",
        ),
    )


def _people() -> tuple[Question, ...]:
    return (
        Question(
            "people_what",
            Kind.RADIOS,
            "What has changed?",
            short="Change",
            choices=(
                Choice("baby", "A baby was born, or a child came to live with us"),
                Choice("child-left", "A child left home or left school"),
                Choice("partner-in", "My partner moved in"),
                Choice("partner-out", "My partner moved out"),
                Choice("adult-in", "Another adult moved in"),
                Choice("adult-out", "Another adult moved out"),
                Choice("died", "Somebody died"),
                Choice("other", "Something else"),
            ),
            errors={"required": "Choose what has changed in who lives with you"},
        ),
        Question(
            "people_who",
            Kind.TEXT,
            "Who is it?",
            hint="Their full name and, if you know it, their date of birth.",
            short="Who",
            error_name="who it is",
            longest=200,
            sensitive=True,
        ),
    )
