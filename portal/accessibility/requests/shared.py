"""What the room's forms have in common."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import AllOf, AnyOf, Condition, Equals
from portal.forms.definition import (
    Choice,
    Kind,
    Privacy,
    Question,
    QuestionStep,
    Retention,
)
from portal.forms.reaching import mobile_for_texts
from portal.forms.validators import validates_step

from .kinds import OTHER_LANGUAGE

MOBILE_FOR_TEXTS = "accessibility-mobile-for-texts"
validates_step(MOBILE_FOR_TEXTS)(mobile_for_texts)

RETENTION = Retention(draft_days=28, submission_days=365)


def privacy(purpose: str, seen_by: str) -> Privacy:
    """Why we ask: the Equality Act asks it of us."""
    return Privacy(
        purpose=purpose,
        basis="The Equality Act 2010, and our work as a council, which the law calls a public task",
        seen_by=seen_by,
        kept="1 year after we have finished. Then we erase it",
    )


def reach(*, also_call: Condition | None = None) -> tuple[QuestionStep, ...]:
    """The e-mail address or the number, whichever way they chose.

    ``also_call``: when we call them in any case, so that we need the number.
    """
    when = AnyOf((you.BY_PHONE, also_call)) if also_call else you.BY_PHONE
    return you.email(), you.phone(MOBILE_FOR_TEXTS, when)


def language(
    label: str, choices: tuple[Choice, ...], when: Condition
) -> tuple[QuestionStep, QuestionStep]:
    """Ask for a language, and for its name where it is not on our list."""
    return (
        QuestionStep(
            "language",
            (
                Question(
                    "language",
                    Kind.SELECT,
                    label,
                    hint="If yours is not here, choose Another language at the end.",
                    short="Language",
                    choices=(*choices, Choice(OTHER_LANGUAGE, "Another language")),
                    errors={"required": "Choose a language"},
                ),
            ),
            when=when,
        ),
        QuestionStep(
            "which-language",
            (
                Question(
                    "which_language",
                    Kind.TEXT,
                    "What is the language called?",
                    short="Which language",
                    error_name="the name of the language",
                    longest=60,
                    autocomplete="off",
                ),
            ),
            when=AllOf((when, Equals("language", OTHER_LANGUAGE))),
        ),
    )
