"""Makes the journey of a claim. Pure."""

from __future__ import annotations

from portal.forms.definition import About, Journey, Outcome, Privacy, Retention, Section

from .asking import FOR_RENT
from .names import ADDRESS, EMAIL, KEY, NAME, PHONE, PREFERS
from .parts import abroad, finish, household, income, rent, savings, start, tax, you
from .wording import Wording

TITLE = "Claim help with your rent or council tax"
DRAFT_DAYS = 45
"""Longer than the month for which the start of a claim is kept."""
KEPT_YEARS = 7
"""Six years in which somebody may ask for money back, and the year under way."""

PRIVACY = Privacy(
    purpose="To decide what help you get, to pay it, and to check that it is right",
    basis="The law makes us run Housing Benefit and Council Tax Reduction",
    seen_by="The benefits team. The law lets us check it with the Department for Work and "
    "Pensions and with HMRC. We do not show it to your landlord",
    kept="7 years after your claim has ended. Then we erase it",
)
OUTCOME = Outcome(
    title="A claim for help with rent or council tax",
    button="Send your claim",
    thanks="Thank you, we have your claim",
    declaration="You can send proof, such as payslips, after this. Do not wait for it.",
    next=(
        "There is a list of the proof that we need. To see it and send proof, follow your claim.",
        "You get a letter with our decision and how we worked it out.",
        "Go on paying your rent and council tax if you can. Tell us if you cannot.",
    ),
    about=About(
        name=NAME, email=EMAIL, phone=PHONE, address=ADDRESS, postcode=ADDRESS, prefers=PREFERS
    ),
)


def journey_of(wording: Wording | None = None) -> Journey:
    """Make the journey with a council's words."""
    words = wording or Wording()
    return Journey(
        KEY,
        TITLE,
        (
            Section("claim", "What you claim for", tuple(start.steps(words))),
            Section("you", "You and your partner", tuple(you.steps())),
            Section("from", "Where you are from", tuple(abroad.steps())),
            Section("household", "Who lives with you", tuple(household.steps())),
            Section("income", "Money that comes in", tuple(income.steps())),
            Section("savings", "Savings and property", tuple(savings.steps()), income.LOOKED_AT),
            Section("tax", "Your council tax", tuple(tax.steps()), start.FOR_TAX),
            Section("rent", "Your rent", tuple(rent.steps()), FOR_RENT),
            Section("finish", "Before you send", tuple(finish.steps(words))),
        ),
        privacy=PRIVACY,
        retention=Retention(draft_days=DRAFT_DAYS, submission_days=365 * KEPT_YEARS),
        outcome=OUTCOME,
    )
