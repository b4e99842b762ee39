"""The journey "Tell us you are moving": into the area, out of it, or from one home to another."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import AllOf, Equals, In
from portal.forms.definition import (
    Choice,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Repeat,
    Section,
)

from .asking import PRIVACY, RETENTION, YOU, a_day, account_number, address

KEY = "tell-us-you-are-moving"
IN, OUT, WITHIN = "in", "out", "within"
LEAVES, ARRIVES = In("which", (OUT, WITHIN)), In("which", (IN, WITHIN))
OLD_RENTED = AllOf((LEAVES, Equals("old_owner", "rent")))
NEW_RENTED = AllOf((ARRIVES, Equals("new_owner", "rent")))
OWNER = (Choice("rent", "I rent it"), Choice("own", "I own it"), Choice("other", "Neither"))

WHICH = Section(
    "move",
    "Your move",
    (
        QuestionStep(
            "which",
            (
                Question(
                    "which",
                    Kind.RADIOS,
                    "How are you moving?",
                    short="Your move",
                    choices=(
                        Choice(WITHIN, "From one home in our area to another"),
                        Choice(IN, "Into our area"),
                        Choice(OUT, "Out of our area"),
                    ),
                    errors={"required": "Choose how you are moving"},
                ),
            ),
        ),
    ),
)

OLD = Section(
    "old-home",
    "The home you leave",
    (
        address(
            "old-address",
            "old_address",
            "What is the address that you leave?",
            "Old address",
            home=False,
        ),
        account_number(),
        QuestionStep(
            "old-owner",
            (
                Question(
                    "old_owner",
                    Kind.RADIOS,
                    "Do you rent or own the home that you leave?",
                    short="Old home",
                    choices=OWNER,
                    errors={"required": "Choose if you rent or own the home that you leave"},
                ),
            ),
        ),
        QuestionStep(
            "left-on",
            (
                a_day(
                    "left_on",
                    "On which day do you move out?",
                    "the day that you move out",
                    future=True,
                ),
            ),
        ),
        QuestionStep(
            "tenancy-ends",
            (
                a_day(
                    "tenancy_ends",
                    "On which day does your tenancy end?",
                    "the day that your tenancy ends",
                    future=True,
                    hint="You may have to pay until then. For example, 27 3 2026.",
                ),
            ),
            when=OLD_RENTED,
        ),
        QuestionStep(
            "after-you",
            (
                Question(
                    "after_you",
                    Kind.RADIOS,
                    "Who lives there after you?",
                    short="After you",
                    choices=(
                        Choice("stays", "Somebody who lives there now stays"),
                        Choice("new", "Somebody else moves in"),
                        Choice("nobody", "Nobody: it is empty"),
                        Choice("unknown", "I do not know"),
                    ),
                    errors={"required": "Choose who lives there after you"},
                ),
            ),
        ),
        address(
            "forward",
            "forward",
            "Where will you live?",
            "Your next home",
            hint="We send your last bill there.",
            when=Equals("which", OUT),
        ),
    ),
    when=LEAVES,
)

NEW = Section(
    "new-home",
    "Your new home",
    (
        address("new-address", "new_address", "What is your new address?", "New address"),
        QuestionStep(
            "new-owner",
            (
                Question(
                    "new_owner",
                    Kind.RADIOS,
                    "Do you rent or own your new home?",
                    short="New home",
                    choices=OWNER,
                    errors={"required": "Choose if you rent or own your new home"},
                ),
            ),
        ),
        QuestionStep(
            "landlord",
            (
                Question(
                    "landlord",
                    Kind.TEXTAREA,
                    "Who is your landlord or agent?",
                    hint="Their name, and their address or phone number if you know it.",
                    short="Landlord",
                    error_name="your landlord or agent",
                    longest=300,
                ),
            ),
            when=NEW_RENTED,
        ),
        QuestionStep(
            "moved-on",
            (
                a_day(
                    "moved_on",
                    "From which day is it your home?",
                    "the day from which it is your home",
                    future=True,
                    hint="The day your tenancy starts or you buy it. For example, 27 3 2026.",
                ),
            ),
        ),
        Repeat(
            "adults",
            "Which other adults live there?",
            one="adult",
            many="adults",
            steps=(
                QuestionStep(
                    "adult",
                    (
                        Question(
                            "adult_name",
                            Kind.TEXT,
                            "What is their full name?",
                            hint="Somebody of 18 or over, but not you.",
                            short="Name",
                            error_name="their full name",
                            longest=100,
                            autocomplete="off",
                        ),
                    ),
                ),
            ),
            named_by=("adult_name",),
            most=20,
        ),
    ),
    when=ARRIVES,
)

OTHERS = Section(
    "others",
    "Whom else to tell",
    (
        QuestionStep(
            "tell",
            (
                Question(
                    "tell",
                    Kind.CHECKBOXES,
                    "Which other teams of ours should we tell?",
                    hint="Choose all that you want. Then you need not tell them yourself.",
                    short="Tell these teams",
                    choices=(
                        Choice("benefits", "Benefits"),
                        Choice("bins", "Bins and recycling"),
                        Choice("housing", "Council housing"),
                        Choice("parking", "Parking permits"),
                        Choice("none", "None of these", exclusive=True),
                    ),
                    errors={"required": "Choose whom we should tell, or none of these"},
                ),
            ),
        ),
    ),
)

MOVING = Journey(
    key=KEY,
    title="Tell us you are moving",
    sections=(WHICH, OLD, NEW, OTHERS, YOU),
    privacy=PRIVACY,
    retention=RETENTION,
    outcome=Outcome(
        title="A move",
        button="Tell us you are moving",
        thanks="Thank you, we know that you are moving",
        declaration="What you have told us is true, as far as you know.",
        next=(
            "We look at what you sent and work out your council tax.",
            "We send a new bill. Go on paying until you have it.",
            "You must still put yourself on the list of voters at your new address.",
        ),
        about=you.ABOUT,
    ),
)
