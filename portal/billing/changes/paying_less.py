"""The journey "Tell us why you should pay less": exemptions and people who are not counted.

Which reasons there are is dated content: see ``LowerCharge``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from portal.forms import you
from portal.forms.definition import (
    Choice,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Section,
)
from portal.forms.offers import Offered

from ..models.lower_charge import SINGLE, lower_charges
from .asking import PRIVACY, RETENTION, YOU, a_day, account_number, address

KEY = "pay-less-council-tax"
REASONS = "billing.reasons_to_pay_less"


def reasons(answers: Mapping[str, Any]) -> list[Offered]:
    """What there is to choose today."""
    return [
        Offered(each.code, each.label, each.hint)
        for each in lower_charges(timezone.localdate())
        if each.code != SINGLE
    ]


WHY = Section(
    "why",
    "Your reason",
    (
        QuestionStep(
            "reason",
            (
                Question(
                    "reason",
                    Kind.RADIOS,
                    "Why should you pay less?",
                    short="Reason",
                    choices=(Choice("other", "Another reason"),),
                    choices_from=REASONS,
                    errors={"required": "Choose why you should pay less, or another reason"},
                ),
            ),
        ),
        QuestionStep(
            "since",
            (
                a_day(
                    "since",
                    "Since which day is it so?",
                    "the day since which it is so",
                    future=True,
                ),
            ),
        ),
        QuestionStep(
            "more",
            (
                Question(
                    "more",
                    Kind.TEXTAREA,
                    "Tell us more",
                    hint="Say whom it is about, and when it ends if you know.",
                    short="More about it",
                    error_name="more about your reason",
                    longest=1000,
                ),
            ),
        ),
        QuestionStep(
            "proof",
            (
                Question(
                    "proof",
                    Kind.FILE,
                    "Can you show us proof?",
                    hint="A photo or a scan of a letter or certificate. You can send it later.",
                    short="Proof",
                    required=False,
                    extensions=("jpg", "jpeg", "png", "heic", "pdf"),
                    max_files=5,
                ),
            ),
        ),
    ),
)

HOME = Section(
    "home",
    "The home",
    (
        address("home-address", "home_address", "Which home is it about?", "Address"),
        account_number(),
    ),
)

PAYING_LESS = Journey(
    key=KEY,
    title="Tell us why you should pay less council tax",
    sections=(WHY, HOME, YOU),
    privacy=PRIVACY,
    retention=RETENTION,
    outcome=Outcome(
        title="A reason to pay less council tax",
        button="Send it",
        thanks="Thank you, we have it",
        declaration="It is true. Tell us at once if it ends.",
        next=(
            "We look at what you sent. We may ask you for proof.",
            "If you can pay less, we send a new bill. Go on paying until you have it.",
        ),
        about=you.ABOUT,
    ),
)
