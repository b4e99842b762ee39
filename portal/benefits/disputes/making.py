"""The journey of a dispute. Pure. Its limits stand in our letter, so none is written here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from portal.cases.reference import parse
from portal.forms.conditions import In
from portal.forms.definition import (
    About,
    Choice,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Retention,
    Section,
)
from portal.forms.validators import validates_question

from ..claim.asking import ALIVE_SINCE, a_day, full_name, home, papers
from ..claim.making import KEPT_YEARS, PRIVACY
from ..claim.names import ADDRESS, BORN, EMAIL, NAME, PHONE, PREFERS
from ..claim.parts import reaching
from ..decisions.terms import NAMES
from . import names as n

TITLE = "Tell us that you do not agree with a decision"
A_REFERENCE = "benefits-reference"
NO_REFERENCE = (
    "The reference has eight letters and numbers, such as 7K4M-9TX3. Copy it from our letter, or "
    "leave it empty and we look for it"
)
"""Said of what can be no reference. Whether there is one is never said."""
NOTICE: Privacy = replace(PRIVACY, purpose="To look again at a decision")
OUTCOME = Outcome(
    title="A decision that somebody does not agree with",
    button="Send",
    thanks="We have it",
    next=(
        "Somebody who did not make the decision looks at it.",
        "We write to you and say what we decided, and what else you can do.",
        "If you want to appeal to a tribunal, we tell you how it goes on.",
    ),
    about=About(
        name=NAME, email=EMAIL, phone=PHONE, address=ADDRESS, postcode=ADDRESS, prefers=PREFERS
    ),
)


def journey() -> Journey:
    """Make the journey."""
    return Journey(
        n.KEY,
        TITLE,
        (
            Section("decision", "The decision", (_which(), _wants(), _why(), *_late(), _papers())),
            Section("you", "You", (*_who(), *reaching.steps())),
        ),
        privacy=NOTICE,
        retention=Retention(draft_days=28, submission_days=365 * KEPT_YEARS),
        outcome=OUTCOME,
    )


def _which() -> QuestionStep:
    about = Question(
        n.ABOUT,
        Kind.RADIOS,
        "Which help is it about?",
        short="About",
        choices=tuple(Choice(key.value, name) for key, name in NAMES.items()),
        errors={"required": "Choose which help it is about"},
    )
    day = a_day(
        n.LETTER_DATE,
        "What date is on our letter?",
        "the date on our letter",
        "Date of the letter",
        earliest="2000-01-01",
        latest="today",
        autocomplete="off",
    )
    reference = Question(
        n.CLAIM,
        Kind.TEXT,
        "What is the reference on our letter?",
        hint="It has eight letters and numbers, such as 7K4M-9TX3. Leave it empty if you have "
        "none.",
        short="Reference on the letter",
        required=False,
        longest=40,
        autocomplete="off",
        validators=(A_REFERENCE,),
    )
    return QuestionStep("decision", (about, day, reference), "Which decision is it?")


@validates_question(A_REFERENCE)
def wrong_reference(written: Any) -> str:
    """Nothing for one that can be; a sentence for any other."""
    return "" if not written or parse(str(written)) else NO_REFERENCE


def _wants() -> QuestionStep:
    wants = Question(
        n.WANTS,
        Kind.RADIOS,
        "What do you want to do?",
        hint="You can ask us first, and appeal later. Our letter says until when.",
        short="What you want",
        choices=(
            Choice(n.EXPLAIN, "Ask why you decided so"),
            Choice(n.AGAIN, "Ask you to look at it again"),
            Choice(n.APPEAL, "Appeal to a tribunal", "Judges decide there, not the council."),
        ),
        errors={"required": "Choose what you want to do"},
    )
    return QuestionStep("wants", (wants,))


def _why() -> QuestionStep:
    why = Question(
        n.WHY,
        Kind.TEXTAREA,
        "What do you think is wrong?",
        hint="For example: you counted a job that I have left. Do not write bank numbers here.",
        short="What is wrong",
        longest=4000,
        counted=True,
        error_name="what you think is wrong",
    )
    return QuestionStep("why", (why,))


def _late() -> tuple[QuestionStep, ...]:
    late = Question(
        n.LATE,
        Kind.RADIOS,
        "Has the last day passed that our letter names?",
        hint="Send this also if it has.",
        short="Last day passed",
        choices=(
            Choice(n.NO, "No, or there is none in the letter"),
            Choice(n.YES, "Yes"),
            Choice(n.UNSURE, "I am not sure"),
        ),
        errors={"required": "Say if the last day has passed"},
    )
    why = Question(
        n.LATE_WHY,
        Kind.TEXTAREA,
        "Why could you not tell us before?",
        hint="For example: you were ill, or somebody close to you died.",
        short="Why later",
        longest=2000,
        counted=True,
        required=False,
        error_name="why you could not tell us before",
    )
    return (
        QuestionStep("late", (late,)),
        QuestionStep("late-why", (why,), when=In(n.LATE, (n.YES, n.UNSURE))),
    )


def _papers() -> QuestionStep:
    hint = "A photo of a payslip or a letter is fine. You need not send one."
    return QuestionStep("papers", (papers(n.PAPERS, hint),))


def _who() -> tuple[QuestionStep, ...]:
    born = a_day(
        BORN,
        "What is your date of birth?",
        "your date of birth",
        "Date of birth",
        hint="So that only you can read this in an account. For example, 27 3 1957.",
        autocomplete="bday",
        earliest=ALIVE_SINCE,
    )
    address = home("What is your address?")
    return (
        QuestionStep(
            "name", (replace(full_name(), label="What is your full name?", short="Full name"),)
        ),
        QuestionStep("born", (born,)),
        QuestionStep("address", (address,)),
    )
