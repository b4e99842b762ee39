"""Makes the journey of a catalogue. Pure."""

from __future__ import annotations

from portal.forms.definition import About, Journey, Outcome, Privacy, Retention, Section

from ..catalogue.compile import CALM
from ..catalogue.tree import Catalogue
from . import home, problem, you
from .helping import Help
from .names import ADDRESS, EMAIL, KEY, NAME, PHONE, PREFERS

TITLE = "Report a repair"
KEPT_YEARS = 6
"""As long as somebody may take us to court over a contract: Limitation Act 1980, section 5."""

PRIVACY = Privacy(
    purpose="To mend your home, to agree a time with you, and to see what is urgent",
    basis="We are your landlord, and the law makes us do repairs. What you tell us of illness or "
    "disability we use because you agree to it",
    seen_by="The repairs team, and those who come to do the work. They do not see who is at home",
    kept="6 years after the repair is finished. Then we erase it",
)
OUTCOME = Outcome(
    title="A repair",
    button="Send your report",
    thanks="Thank you, we have your report",
    declaration="If we have to come, you choose a time next. If somebody is in danger, we call "
    "you.",
    next=("We look at how urgent it is. If somebody is in danger, we treat it as an emergency.",),
    clocks=(),
    about=About(
        name=NAME, email=EMAIL, phone=PHONE, address=ADDRESS, postcode=ADDRESS, prefers=PREFERS
    ),
)


def journey_of(catalogue: Catalogue, number: int, help_: Help | None = None) -> Journey:
    """Make the journey. ``number`` is the catalogue's version, which a report keeps so."""
    found = help_ or Help()
    return Journey(
        KEY,
        TITLE,
        (
            Section("home", "Your home", tuple(home.steps(catalogue, found))),
            Section("problem", "The problem", tuple(problem.steps(catalogue, found)), CALM),
            Section("you", "You", tuple(you.steps(catalogue))),
        ),
        privacy=PRIVACY,
        retention=Retention(draft_days=28, submission_days=365 * KEPT_YEARS),
        outcome=OUTCOME,
        version=number,
    )
