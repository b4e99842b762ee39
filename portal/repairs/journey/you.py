"""The third part: how we get in, who is at home, who they are and how to tell them.

Whoever is in danger is asked for a name and a number and for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AllOf, Condition, Equals
from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep
from portal.forms.reaching import number_if_needed
from portal.forms.validators import validates_step

from ..catalogue import ends
from ..catalogue.compile import CALM
from ..catalogue.tree import Catalogue
from ..law.words import AtHome
from ..words import Place
from .names import AT_HOME, CANNOT, EMAIL, ENTRY, NAME, NONE, PHONE, PREFERS, VISIT
from .problem import goes_on

NUMBER_IF_NEEDED = "repairs-number-if-needed"
validates_step(NUMBER_IF_NEEDED)(number_if_needed)

ACCESS = (
    Question(
        CANNOT,
        Kind.CHECKBOXES,
        "When can you not be at home?",
        hint="You choose the day later. Tick what is never good.",
        short="Times that are not good",
        required=False,
        choices=(
            Choice("mornings", "Mornings"),
            Choice("afternoons", "Afternoons"),
            Choice("school-run", "When children are taken to school or fetched"),
        ),
    ),
    Question(
        VISIT,
        Kind.CHECKBOXES,
        "What should we know before we come?",
        short="Before we come",
        required=False,
        choices=(
            Choice("pets", "There is a pet at home"),
            Choice("stairs", "There are many stairs and no lift"),
            Choice("key-safe", "There is a key safe"),
            Choice("slow", "It takes me some time to come to the door"),
        ),
    ),
    Question(
        ENTRY,
        Kind.TEXT,
        "How do we get in?",
        hint="For example: ring the top bell. Do not write a code here. We ask you for it.",
        short="How to get in",
        required=False,
        longest=200,
        autocomplete="off",
        sensitive=True,
    ),
)
WHO_IS_HOME = Question(
    AT_HOME,
    Kind.CHECKBOXES,
    "Who lives with you that we should know about?",
    hint="Tick all that are true. Tick what is true of you too.",
    short="Who is at home",
    choices=(
        *(Choice(value, label) for value, label in AtHome.choices),
        Divider(),
        Choice(NONE, "Nobody, or I would rather not say", exclusive=True),
    ),
    errors={"required": "Tick who lives there, or the last answer"},
    sensitive=True,
)
CONSENT = (
    "You need not tell us. If you do, you agree that we use it to decide how soon we come, and for "
    "nothing else. We keep a note each time it is used.",
)
WHO = Question(
    NAME,
    Kind.TEXT,
    "What is your name?",
    short="Name",
    longest=100,
    autocomplete="name",
    errors={"required": "Enter your name"},
)
REPLY = Question(
    PREFERS,
    Kind.RADIOS,
    "How should we tell you how it goes on?",
    hint="We tell you when we come, and when we are late.",
    short="How we tell you",
    choices=(
        Choice("text", "By text"),
        Choice("email", "By email"),
        Choice("phone", "By phone"),
        Choice("post", "By post"),
    ),
    errors={"required": "Choose how we should tell you how it goes on"},
)
MAIL = Question(
    EMAIL,
    Kind.EMAIL,
    "What is your email address?",
    short="Email address",
    autocomplete="email",
    errors={"required": "Enter your email address"},
)
NUMBER = Question(
    PHONE,
    Kind.PHONE,
    "What number can we call?",
    hint="We call it at once if somebody is in danger, and else if we cannot find you. If you have "
    "no phone, leave it empty.",
    short="Phone number",
    required=False,
    autocomplete="tel",
)


def steps(catalogue: Catalogue) -> Iterator[QuestionStep]:
    """Give the pages, in order."""
    report = (CALM, *goes_on(catalogue))
    shared = ends.is_at(catalogue, Place.SHARED)
    visited = AllOf((*report, *ends.unless(shared)))
    yield QuestionStep("access", ACCESS, "When we come", when=visited)
    yield QuestionStep("at-home", (WHO_IS_HOME,), "Who is at home", CONSENT, visited)
    yield QuestionStep("name", (WHO,))
    calm: tuple[Condition, ...] = (CALM, *ends.unless(ends.danger_later(catalogue)))
    yield QuestionStep("reply", (REPLY,), when=AllOf(calm) if len(calm) > 1 else CALM)
    yield QuestionStep("email", (MAIL,), when=AllOf((*calm, Equals(PREFERS, "email"))))
    yield QuestionStep("phone", (NUMBER,), validators=(NUMBER_IF_NEEDED,))
