"""The journey "Ask for another format": Easy Read, a language, a video, paper by post."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import AnyOf, Equals, In
from portal.forms.definition import (
    Choice,
    Divider,
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

KEY = "ask-for-a-format"
PAGE, LETTER, WORDS = "page", "letter", "words"
REPLY, MADE = "reply", "made"
"""What may have a target: a first word from us, and the thing itself."""

WHAT = Section(
    "what",
    "What you need",
    (
        QuestionStep(
            "about",
            (
                Question(
                    "about",
                    Kind.RADIOS,
                    "What do you want in another format?",
                    short="What it is",
                    choices=(
                        Choice(PAGE, "A page on this website"),
                        Choice(LETTER, "A letter, bill or decision from us"),
                        Choice(WORDS, "Something else"),
                    ),
                    errors={"required": "Choose what you want in another format"},
                ),
            ),
        ),
        QuestionStep(
            "page",
            (
                Question(
                    "page",
                    Kind.TEXT,
                    "Which page is it?",
                    hint="Its title, or its web address.",
                    short="Page",
                    error_name="which page it is",
                    longest=300,
                    autocomplete="off",
                ),
            ),
            when=Equals("about", PAGE),
        ),
        QuestionStep(
            "letter",
            (
                Question(
                    "letter",
                    Kind.TEXT,
                    "Which letter, bill or decision is it?",
                    hint="What it is about, and its date or reference if you can see them.",
                    short="Letter",
                    error_name="which letter, bill or decision it is",
                    longest=300,
                    autocomplete="off",
                ),
            ),
            when=Equals("about", LETTER),
        ),
        QuestionStep(
            "words",
            (
                Question(
                    "words",
                    Kind.TEXTAREA,
                    "What is it?",
                    hint="Such as a leaflet, a poster or a form.",
                    short="What it is, in your words",
                    error_name="what it is",
                    longest=600,
                ),
            ),
            when=Equals("about", WORDS),
        ),
        QuestionStep(
            "format",
            (
                Question(
                    "format",
                    Kind.RADIOS,
                    "Which format do you need?",
                    short="Format",
                    choices=(
                        *(
                            Choice(each.name, each.label, each.hint)
                            for each in kinds.FORMATS
                            if each.name != kinds.OTHER
                        ),
                        Divider(),
                        Choice(kinds.OTHER, "Something else", "Tell us what would help."),
                    ),
                    errors={"required": "Choose the format that you need"},
                ),
            ),
        ),
        *language(
            "Which language do you read?", kinds.WRITTEN, Equals("format", kinds.TRANSLATION)
        ),
        QuestionStep(
            "colour",
            (
                Question(
                    "colour",
                    Kind.RADIOS,
                    "Which colour of paper?",
                    short="Colour",
                    choices=(
                        Choice("cream", "Cream"),
                        Choice("yellow", "Yellow"),
                        Choice("blue", "Light blue"),
                        Choice("green", "Light green"),
                        Choice("pink", "Pink"),
                    ),
                    errors={"required": "Choose the colour of the paper"},
                ),
            ),
            when=Equals("format", kinds.COLOURED),
        ),
        QuestionStep(
            "braille",
            (
                Question(
                    "braille",
                    Kind.RADIOS,
                    "Which Braille do you read?",
                    short="Braille",
                    choices=(
                        Choice("grade-2", "Contracted (grade 2)"),
                        Choice("grade-1", "Uncontracted (grade 1)"),
                    ),
                    errors={"required": "Choose the Braille that you read"},
                ),
            ),
            when=Equals("format", kinds.BRAILLE),
        ),
        QuestionStep(
            "size",
            (
                Question(
                    "size",
                    Kind.RADIOS,
                    "How large should the letters be?",
                    short="Size of print",
                    choices=(
                        Choice("16", "16 point, a little larger"),
                        Choice("18", "18 point, large print"),
                        Choice("24", "24 point, giant print"),
                        Choice("32", "32 point or larger"),
                    ),
                    errors={"required": "Choose how large the letters should be"},
                ),
            ),
            when=Equals("format", kinds.LARGE),
        ),
        QuestionStep(
            "other-format",
            (
                Question(
                    "other_format",
                    Kind.TEXTAREA,
                    "What would help you?",
                    short="What would help",
                    error_name="what would help you",
                    longest=600,
                ),
            ),
            when=Equals("format", kinds.OTHER),
        ),
    ),
)

YOU = Section(
    "you",
    "About you",
    (
        you.name(),
        you.prefers("How should we tell you that it is ready?", "Choose how we should tell you"),
        *reach(),
        you.address(
            "Where should we send it?",
            AnyOf((In("format", kinds.POSTED), Equals("prefers", "post"))),
        ),
    ),
)

ASK_FOR_A_FORMAT = Journey(
    key=KEY,
    title="Ask for another format",
    sections=(WHAT, YOU),
    privacy=privacy(
        "To give you our words in a way that you can read, hear or see",
        "The team that looks after formats. Who makes it gets the words that it is made from, and "
        "not your name, unless it stands in them",
    ),
    retention=RETENTION,
    outcome=Outcome(
        title="Another format",
        button="Ask for it",
        thanks="Thank you, we will get it made",
        declaration="It is free.",
        next=("We get it made.", "We tell you when it is ready, or post it to you."),
        clocks=(REPLY, MADE),
        about=you.ABOUT,
    ),
)


def opening(asking: Asking) -> Opening:
    """The case is called by what is made: "An Easy Read version"."""
    noun = kinds.BY_NAME[asking.answers["format"]].noun
    return Opening(title=f"{noun[:1].upper()}{noun[1:]}")
