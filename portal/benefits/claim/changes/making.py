"""Makes the journey of a change. Pure."""

from __future__ import annotations

from dataclasses import replace

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

from ..asking import ALIVE_SINCE, a_day, full_name, home, papers
from ..making import KEPT_YEARS, PRIVACY
from ..names import ADDRESS, BORN, EMAIL, NAME, PHONE, PREFERS
from ..parts import reaching
from ..wording import Wording
from . import details
from . import names as n

TITLE = "Tell us what has changed"
OUTCOME = Outcome(
    title="A change in somebody’s life or money",
    button="Send",
    thanks="Thank you for telling us",
    declaration="You can send papers that show it later.",
    next=(
        "We look at what it changes, and write to you if what you get is more or less.",
        "If we have paid too much, we talk with you about how to pay it back.",
    ),
    about=About(
        name=NAME, email=EMAIL, phone=PHONE, address=ADDRESS, postcode=ADDRESS, prefers=PREFERS
    ),
)
NOTICE: Privacy = replace(PRIVACY, purpose="To pay you the right help from the right day")


def journey_of(wording: Wording | None = None) -> Journey:
    """Make the journey with a council's words."""
    words = wording or Wording()
    return Journey(
        n.KEY,
        TITLE,
        (
            Section("what", "What has changed", (_what(words), *details.steps(), _proof())),
            Section("you", "You", (*_who(), *reaching.steps())),
        ),
        privacy=NOTICE,
        retention=Retention(draft_days=28, submission_days=365 * KEPT_YEARS),
        outcome=OUTCOME,
    )


def _what(words: Wording) -> QuestionStep:
    asked = Question(
        n.WHAT,
        Kind.CHECKBOXES,
        "Tick all that is true",
        short="What has changed",
        choices=(
            Choice(n.MOVED, "I have moved, or will move"),
            Choice(n.INCOME, "Pay, benefits, pensions or other money"),
            Choice(n.PEOPLE, "Who lives with me"),
            Choice(n.RENT, "My rent"),
            Choice(n.SAVINGS, "My savings"),
            Choice(n.OTHER, "Something else"),
        ),
        errors={"required": "Tick what has changed"},
    )
    return QuestionStep("what", (asked,), "What has changed?", words.duty)


def _proof() -> QuestionStep:
    hint = "A photo of a payslip or a letter is fine. You need not send one now."
    return QuestionStep("proof", (papers("proof", hint),))


def _who() -> tuple[QuestionStep, ...]:
    born = a_day(
        BORN, "Date of birth", "your date of birth", autocomplete="bday", earliest=ALIVE_SINCE
    )
    address = home("Which address do you get help for?", "If you have moved, give the old one.")
    return (
        QuestionStep("name", (full_name(), born), "Who are you?"),
        QuestionStep("address", (address,)),
    )
