"""The journey "Ask us to change how we do things": reasonable adjustments, once or always."""

from __future__ import annotations

from portal.accounts.needs.words import ADJUSTMENTS
from portal.forms import you
from portal.forms.conditions import Equals
from portal.forms.definition import (
    Choice,
    ContentStep,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Section,
)

from .shared import RETENTION, privacy, reach

KEY = "ask-for-an-adjustment"
ONCE, ALWAYS, SOMETHING_ELSE = "once", "always", "other"

WHAT = Section(
    "what",
    "What would help",
    (
        ContentStep(
            "your-right",
            "You have a right to this",
            (
                "If you are disabled, the Equality Act 2010 says that we must make changes that "
                "are fair, so that you can use what we do.",
                "You do not pay for it. You do not have to prove anything here.",
            ),
        ),
        QuestionStep(
            "hard",
            (
                Question(
                    "hard",
                    Kind.TEXTAREA,
                    "What makes it hard for you?",
                    hint="You do not have to tell us about your health.",
                    short="What makes it hard",
                    error_name="what makes it hard for you",
                    longest=1000,
                    counted=True,
                ),
            ),
        ),
        QuestionStep(
            "helps",
            (
                Question(
                    "helps",
                    Kind.CHECKBOXES,
                    "What should we know?",
                    hint="Choose all that fit.",
                    short="What we should know",
                    choices=(
                        *(Choice(*each) for each in ADJUSTMENTS.items()),
                        Choice(SOMETHING_ELSE, "Something else"),
                    ),
                    errors={"required": "Choose what we should know, or Something else"},
                ),
                Question(
                    "helps_words",
                    Kind.TEXTAREA,
                    "What would help you?",
                    hint="Say it in your own words, if you like.",
                    short="What would help",
                    required=False,
                    longest=600,
                ),
            ),
            title="What would help",
        ),
        QuestionStep(
            "how-often",
            (
                Question(
                    "how_often",
                    Kind.RADIOS,
                    "When do you need this?",
                    short="When",
                    choices=(
                        Choice(ONCE, "For one thing, such as a visit"),
                        Choice(ALWAYS, "Always, when you deal with us"),
                    ),
                    errors={"required": "Choose when you need this"},
                ),
            ),
        ),
        QuestionStep(
            "which",
            (
                Question(
                    "which",
                    Kind.TEXTAREA,
                    "What is it for?",
                    hint="Say what it is, and the day if there is one.",
                    short="What it is for",
                    error_name="what it is for",
                    longest=600,
                ),
            ),
            when=Equals("how_often", ONCE),
        ),
        QuestionStep(
            "keep",
            (
                Question(
                    "keep",
                    Kind.YES_NO,
                    "May we write this down, so that you need not ask again?",
                    hint="Our teams then see it when they deal with you. You can change your mind.",
                    short="Write it down",
                    errors={"required": "Choose yes if we may write it down, or no"},
                ),
            ),
            when=Equals("how_often", ALWAYS),
        ),
    ),
)

YOU = Section(
    "you",
    "About you",
    (
        you.name(),
        you.prefers("How should we reply?", "Choose how we should reply"),
        *reach(),
        you.address("What is your address?"),
    ),
)

ASK_FOR_AN_ADJUSTMENT = Journey(
    key=KEY,
    title="Ask us to do things differently for you",
    sections=(WHAT, YOU),
    privacy=privacy(
        "To change how we do things, so that you can use what we do",
        "The team that looks after this, and the teams that you deal with",
    ),
    retention=RETENTION,
    outcome=Outcome(
        title="A change to help you",
        button="Ask for it",
        thanks="Thank you, we know what you need",
        declaration="It is free.",
        next=("We look at what would help.", "We tell you what we do, and when."),
        about=you.ABOUT,
    ),
)
