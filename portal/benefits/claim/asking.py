"""Short ways to write a claim's questions and conditions."""

from __future__ import annotations

from typing import Any

from portal.forms.conditions import AllOf, Answered, Condition, Equals, In, Not
from portal.forms.definition import NO, YES, Choice, Kind, Question

from ..estimate.money import Every
from .names import ADDRESS, HAS_PARTNER, NAME, PARTNERS, RENT_HELP, RENT_HELP_NO, UC_PAYS, YOURS

EVERY = (
    Choice(Every.WEEK.value, "A week"),
    Choice(Every.FORTNIGHT.value, "2 weeks"),
    Choice(Every.FOUR_WEEKS.value, "4 weeks"),
    Choice(Every.MONTH.value, "A month"),
    Choice(Every.QUARTER.value, "3 months"),
    Choice(Every.YEAR.value, "A year"),
)
ALIVE_SINCE = "1900-01-01"


def yes_no(id_: str, label: str, what: str, short: str, hint: str = "", **more: Any) -> Question:
    """Ask yes or no. ``what`` ends the sentence "Choose yes if …"."""
    errors = {"required": f"Choose yes if {what}, or no"}
    return Question(id_, Kind.YES_NO, label, hint, short, errors=errors, **more)


def money(id_: str, label: str, name: str, short: str = "", **more: Any) -> Question:
    """Ask for a sum. ``name`` is it inside a sentence."""
    return Question(id_, Kind.MONEY, label, short=short, error_name=name, **more)


def how_often(id_: str, name: str, label: str = "How often?", short: str = "How often") -> Question:
    """Ask how often a sum is paid. ``name`` is the sum inside a sentence."""
    errors = {"required": f"Choose how often {name} is paid"}
    return Question(id_, Kind.SELECT, label, short=short, choices=EVERY, errors=errors)


def a_day(id_: str, label: str, name: str, short: str = "", **more: Any) -> Question:
    """Ask for a day up to today."""
    given = {"latest": "today", "earliest": ALIVE_SINCE, **more}
    return Question(id_, Kind.DATE, label, short=short, error_name=name, **given)


def papers(id_: str, hint: str) -> Question:
    """Ask for a paper that shows it, which may come later."""
    return Question(
        id_,
        Kind.FILE,
        "Do you have a paper that shows it?",
        hint=hint,
        short="Papers",
        required=False,
        extensions=("jpg", "jpeg", "png", "heic", "pdf"),
        max_files=5,
    )


def full_name() -> Question:
    """Ask who it is."""
    return Question(
        NAME, Kind.TEXT, "Full name", autocomplete="name", error_name="your full name", longest=100
    )


def home(label: str, hint: str = "") -> Question:
    """Ask where they live."""
    return Question(
        ADDRESS,
        Kind.ADDRESS,
        label,
        hint=hint,
        short="Address",
        autocomplete="street-address",
        error_name="your address",
    )


def whose(id_: str, what: str) -> Question:
    """Ask which of a couple something belongs to."""
    return Question(
        id_,
        Kind.RADIOS,
        f"Whose {what} is it?",
        short="Whose",
        choices=(Choice(YOURS, "Mine"), Choice(PARTNERS, "My partner’s")),
        errors={"required": f"Choose whose {what} it is"},
        inline=True,
    )


def every(*conditions: Condition) -> Condition:
    """Give what holds where all of these hold."""
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def is_yes(id_: str) -> Condition:
    """The answer is yes, if the question was asked at all."""
    return AllOf((Answered(id_), Equals(id_, YES)))


def is_no(id_: str) -> Condition:
    """The answer is no, if the question was asked at all."""
    return AllOf((Answered(id_), Equals(id_, NO)))


def one_of(id_: str, *values: str) -> Condition:
    """The answer is one of these, if the question was asked at all."""
    return AllOf((Answered(id_), In(id_, values)))


WITH_PARTNER = is_yes(HAS_PARTNER)
FOR_RENT = AllOf(
    (Answered(RENT_HELP), Not(Equals(RENT_HELP, RENT_HELP_NO)), Not(Equals(RENT_HELP, UC_PAYS)))
)
"""Housing Benefit is claimed."""
