"""The journey "Pay less if you live alone": the discount for the only adult at home."""

from __future__ import annotations

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

from .asking import PRIVACY, RETENTION, YOU, a_day, account_number, address

KEY = "live-alone-discount"
ALWAYS, LEFT = "always", "left"

HOME = Section(
    "home",
    "Your home",
    (
        QuestionStep(
            "adults",
            (
                Question(
                    "alone",
                    Kind.YES_NO,
                    "Are you the only adult who lives in your home?",
                    hint="An adult is 18 or over.",
                    short="The only adult",
                    errors={"required": "Choose yes if you are the only adult there, or no"},
                ),
            ),
        ),
        ContentStep(
            "others",
            "Some adults are not counted",
            (
                "You may still pay less. We do not count some adults, for example students, some "
                "carers and people who cannot manage by themselves because of an illness.",
                "Go on, and tell us about each adult in your home.",
            ),
            when=Equals("alone", "no"),
        ),
        QuestionStep(
            "who-else",
            (
                Question(
                    "who_else",
                    Kind.TEXTAREA,
                    "Who are the other adults?",
                    hint="Say for each what they do: a student, a carer, or something else.",
                    short="Other adults",
                    error_name="who the other adults are",
                    longest=600,
                ),
            ),
            when=Equals("alone", "no"),
        ),
        address("home-address", "home_address", "What is your address?", "Address"),
        account_number(),
    ),
)

SINCE = Section(
    "since",
    "Since when",
    (
        QuestionStep(
            "how",
            (
                Question(
                    "how",
                    Kind.RADIOS,
                    "What has changed?",
                    short="What changed",
                    choices=(
                        Choice(LEFT, "Another adult has moved out"),
                        Choice("counted", "An adult here is no longer counted"),
                        Choice(ALWAYS, "Nothing: it was so from the day I moved in"),
                        Choice("died", "Somebody has died"),
                    ),
                    errors={"required": "Choose what has changed"},
                ),
            ),
        ),
        QuestionStep(
            "since-day",
            (
                a_day(
                    "since_day",
                    "Since which day has it been so?",
                    "the day since which it has been so",
                ),
            ),
        ),
        QuestionStep(
            "who-left",
            (
                Question(
                    "who_left",
                    Kind.TEXT,
                    "Who has moved out?",
                    hint="Their full name.",
                    short="Who moved out",
                    error_name="who has moved out",
                    longest=100,
                    autocomplete="off",
                ),
                Question(
                    "where_to",
                    Kind.TEXTAREA,
                    "Where do they live now?",
                    hint="Leave it empty if you do not know.",
                    short="Where they live now",
                    required=False,
                    longest=300,
                ),
            ),
            title="Who moved out",
            when=Equals("how", LEFT),
        ),
    ),
)

ALONE = Journey(
    key=KEY,
    title="Pay less if you live alone",
    sections=(HOME, SINCE, YOU),
    privacy=PRIVACY,
    retention=RETENTION,
    outcome=Outcome(
        title="Living alone",
        button="Ask for the discount",
        thanks="Thank you, we have it",
        declaration="It is true. Tell us at once if another adult moves in.",
        next=(
            "We look at what you sent.",
            "If you can pay less, we send a new bill. Go on paying until you have it.",
        ),
        about=you.ABOUT,
    ),
)
