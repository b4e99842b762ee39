"""The journey "Book an interpreter": for an appointment, or for a call as soon as we can."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import AllOf, Equals, In, Not
from portal.forms.definition import (
    Choice,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Section,
)
from portal.forms.openings import Asking, Opening

from . import kinds
from .shared import RETENTION, language, privacy, reach

KEY = "book-an-interpreter"
REPLY, CALL = "reply", "call"
NOW, LATER = "now", "later"
REMOTE = (kinds.ON_THE_PHONE, kinds.BSL_VIDEO)
SOON = AllOf((In("kind", REMOTE), Equals("when", NOW)))
SOON_BY_PHONE = AllOf((Equals("kind", kinds.ON_THE_PHONE), Equals("when", NOW)))
TEAMS = (
    Choice("council-tax", "Council tax"),
    Choice("benefits", "Benefits, or help with rent and bills"),
    Choice("housing", "Your council home"),
    Choice("homeless", "Having nowhere to live"),
    Choice("planning", "Planning"),
    Choice("other", "Another team, or I am not sure"),
)

WHAT = Section(
    "what",
    "What you need",
    (
        QuestionStep(
            "kind",
            (
                Question(
                    "kind",
                    Kind.RADIOS,
                    "What do you need?",
                    short="Interpreter",
                    choices=tuple(Choice(*each) for each in kinds.INTERPRETING.items()),
                    errors={"required": "Choose what you need"},
                ),
            ),
        ),
        *language("Which language?", kinds.SPOKEN, In("kind", kinds.SPEAKS)),
        QuestionStep(
            "when",
            (
                Question(
                    "when",
                    Kind.RADIOS,
                    "When do you need it?",
                    short="When",
                    choices=(
                        Choice(NOW, "As soon as you can", "We call you back with an interpreter."),
                        Choice(LATER, "For a day and time that are set"),
                    ),
                    errors={"required": "Choose when you need it"},
                ),
            ),
            when=In("kind", REMOTE),
        ),
        QuestionStep(
            "appointment",
            (
                Question(
                    "day",
                    Kind.DATE,
                    "Date",
                    hint="For example, 27 3 2027.",
                    error_name="the day of the appointment",
                    earliest="today",
                ),
                Question(
                    "time",
                    Kind.TEXT,
                    "Time",
                    hint="When it begins. For example, 2:30pm.",
                    error_name="the time of the appointment",
                    longest=20,
                    width=10,
                    autocomplete="off",
                ),
            ),
            title="When is the appointment?",
            when=Not(SOON),
        ),
        QuestionStep(
            "place",
            (
                Question(
                    "place",
                    Kind.TEXTAREA,
                    "Where is it?",
                    hint="Such as our office, or your address.",
                    short="Place",
                    error_name="where it is",
                    longest=300,
                ),
            ),
            when=In("kind", kinds.COMES),
        ),
        QuestionStep(
            "team",
            (
                Question(
                    "team",
                    Kind.RADIOS,
                    "Who do you want to talk to?",
                    short="Team",
                    choices=TEAMS,
                    errors={"required": "Choose who you want to talk to"},
                ),
            ),
        ),
        QuestionStep(
            "for-whom",
            (
                Question(
                    "for_whom",
                    Kind.RADIOS,
                    "Who is the interpreter for?",
                    short="Who it is for",
                    choices=(Choice("me", "Me"), Choice("other", "Somebody else")),
                    errors={"required": "Choose who the interpreter is for"},
                ),
            ),
        ),
        QuestionStep(
            "their-name",
            (
                Question(
                    "their_name",
                    Kind.TEXT,
                    "What is their name?",
                    short="Their name",
                    error_name="their name",
                    longest=100,
                    autocomplete="off",
                ),
            ),
            when=Equals("for_whom", "other"),
        ),
    ),
)

YOU = Section(
    "you",
    "About you",
    (
        you.name(),
        you.prefers("How should we reach you about it?", "Choose how we should reach you"),
        *reach(also_call=SOON_BY_PHONE),
        you.address("What is your address?"),
    ),
)

BOOK_AN_INTERPRETER = Journey(
    key=KEY,
    title="Book an interpreter",
    sections=(WHAT, YOU),
    privacy=privacy(
        "To find somebody who interprets for you",
        "The team that books interpreters, and the team you meet. The interpreting service is told "
        "the language, the day, the time and the place, and not your name",
    ),
    retention=RETENTION,
    outcome=Outcome(
        title="An interpreter",
        button="Book an interpreter",
        thanks="Thank you, we will find an interpreter",
        declaration="It is free.",
        next=("We book somebody.", "We tell you when it is booked."),
        about=you.ABOUT,
    ),
)


def opening(asking: Asking) -> Opening:
    """It is called by what is booked. A call that is wanted now has a target of its own."""
    soon = asking.answers.get("when") == NOW
    title = kinds.INTERPRETING[asking.answers["kind"]]
    return Opening(title=title, steps=(CALL,) if soon else (REPLY,))
