"""What is gone through: thirty pages that each hang on an earlier answer."""

from __future__ import annotations

from portal.forms.conditions import Equals
from portal.forms.definition import (
    About,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Section,
)

PAGES = 30


def has_words(number: int) -> bool:
    """Every third page asks for words, so the third and the thirtieth are of one kind."""
    return number % 3 == 0


def steers(number: int) -> int:
    """The page whose "yes" leads to this one: the last before it that asks for yes or no."""
    return number - 2 if has_words(number - 1) else number - 1


def step(number: int) -> QuestionStep:
    id_ = f"q{number}"
    if number == 1:
        question = Question(id_, Kind.EMAIL, "Your email address", autocomplete="email")
    elif has_words(number):
        question = Question(id_, Kind.TEXT, f"What is number {number}?", longest=80)
    else:
        question = Question(id_, Kind.YES_NO, f"Is there a number {number + 1}?")
    when = Equals(f"q{steers(number)}", "yes") if number > 2 else None
    return QuestionStep(f"page-{number}", (question,), when=when)


def typed(number: int, words: str = "Some words of an answer") -> dict[str, str]:
    """What a person types on a page."""
    if number == 1:
        return {"q1": "somebody@example.com"}
    return {f"q{number}": words if has_words(number) else "yes"}


def journey(key: str, pages: int) -> Journey:
    """A form of so many pages, in three parts."""
    third = -(-pages // 3)
    steps = [step(number) for number in range(1, pages + 1)]
    parts = [tuple(steps[start : start + third]) for start in range(0, pages, third)]
    return Journey(
        key=key,
        title="Go through many pages",
        sections=tuple(
            Section(f"part-{number}", f"Part {number}", part)
            for number, part in enumerate(parts, start=1)
        ),
        privacy=Privacy("To measure", "Nothing", "Nobody", "An hour"),
        outcome=Outcome(about=About(email="q1")),
    )


THIRTY = journey("thirty", PAGES)
THREE = journey("three", 3)
