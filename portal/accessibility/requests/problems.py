"""The journey "Report an accessibility problem". Who reports it may stay unknown."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import Equals, In, Not
from portal.forms.definition import (
    Choice,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Section,
)

from .shared import RETENTION, privacy, reach

KEY = "report-an-accessibility-problem"

WHAT = Section(
    "what",
    "What went wrong",
    (
        QuestionStep(
            "page",
            (
                Question(
                    "page",
                    Kind.TEXT,
                    "Which page or form was it?",
                    hint="Its title or web address. If you are not sure, say what it is about.",
                    short="Page or form",
                    error_name="which page or form it was",
                    longest=300,
                    autocomplete="off",
                ),
            ),
        ),
        QuestionStep(
            "wrong",
            (
                Question(
                    "wrong",
                    Kind.TEXTAREA,
                    "What went wrong?",
                    hint="Say what you wanted to do, and what happened.",
                    short="What went wrong",
                    error_name="what went wrong",
                    longest=2000,
                    counted=True,
                ),
            ),
        ),
        QuestionStep(
            "used",
            (
                Question(
                    "device",
                    Kind.RADIOS,
                    "Device",
                    required=False,
                    choices=(
                        Choice("phone", "A phone"),
                        Choice("tablet", "A tablet"),
                        Choice("computer", "A computer"),
                        Choice("other", "Something else"),
                    ),
                ),
                Question(
                    "tools",
                    Kind.CHECKBOXES,
                    "What else did you use?",
                    short="Used with",
                    required=False,
                    choices=(
                        Choice("screen-reader", "A screen reader"),
                        Choice("magnifier", "Larger text, or a magnifier"),
                        Choice("colours", "My own colours, or high contrast"),
                        Choice("voice", "My voice"),
                        Choice("keyboard", "Only a keyboard, or a switch"),
                        Choice("other", "Something else"),
                    ),
                ),
                Question(
                    "versions",
                    Kind.TEXT,
                    "Its name",
                    hint="Such as VoiceOver on an iPhone, if you know it.",
                    short="Name of what was used",
                    required=False,
                    longest=120,
                    autocomplete="off",
                ),
            ),
            title="What did you use?",
            intro=("It helps us to find what went wrong. You can leave it all empty.",),
        ),
    ),
)

YOU = Section(
    "you",
    "Our reply",
    (
        you.prefers(
            "How should we reply?",
            "Choose how we should reply, or that you do not need a reply",
            none="I do not need a reply",
        ),
        you.name(
            hint="We need it only for a call or a letter.", when=In("prefers", ("phone", "post"))
        ),
        *reach(),
        you.address("What is your address?"),
    ),
)

REPORT_A_PROBLEM = Journey(
    key=KEY,
    title="Report an accessibility problem",
    sections=(WHAT, YOU),
    privacy=privacy(
        "To put right what does not work for you, and to tell you",
        "The team that looks after this website",
    ),
    retention=RETENTION,
    outcome=Outcome(
        title="A problem with using our website",
        button="Report the problem",
        thanks="Thank you, we will look at it",
        declaration="You can still change your answers. After you send them, you cannot.",
        next=("We try it as you did.", "We put it right, or tell you another way."),
        clocks_when=Not(Equals("prefers", you.NO_REPLY)),
        about=you.ABOUT,
    ),
)
