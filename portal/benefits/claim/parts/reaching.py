"""How to reach the person. Of the claim, and of a change that is told."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Choice, Kind, Question, QuestionStep
from portal.forms.reaching import number_if_needed
from portal.forms.validators import validates_step

from ..asking import one_of
from ..names import EMAIL, PHONE, PREFERS

NUMBER_IF_NEEDED = "benefits-number-if-needed"
validates_step(NUMBER_IF_NEEDED)(number_if_needed)


def steps() -> Iterator[QuestionStep]:
    """Give the pages, in order."""
    yield QuestionStep(
        "reply",
        (
            Question(
                PREFERS,
                Kind.RADIOS,
                "How should we tell you how it goes on?",
                hint="We never put amounts of money in an email or a text.",
                short="How we tell you",
                choices=(
                    Choice("text", "By text"),
                    Choice("email", "By email"),
                    Choice("phone", "By phone"),
                    Choice("post", "By post"),
                ),
                errors={"required": "Choose how we should tell you how it goes on"},
            ),
        ),
    )
    yield QuestionStep(
        "email",
        (
            Question(
                EMAIL,
                Kind.EMAIL,
                "What is your email address?",
                short="Email address",
                autocomplete="email",
                error_name="your email address",
            ),
        ),
        when=one_of(PREFERS, "email"),
    )
    number = Question(
        PHONE,
        Kind.PHONE,
        "What number can we call?",
        hint="We call if we have a question. If you have no phone, leave it empty.",
        short="Phone number",
        required=False,
        autocomplete="tel",
    )
    yield QuestionStep("phone", (number,), validators=(NUMBER_IF_NEEDED,))
