"""How to reply: each way asks for what it needs, and for what finds the message again.

The ways are those of ``portal.forms.you``. The pages are not: a name is asked for only where it is
needed, on the page of the way itself, and a postcode beside a number finds the message online.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.forms import you
from portal.forms.conditions import Equals
from portal.forms.definition import Choice, Kind, Question, QuestionStep, Step
from portal.forms.reaching import mobile_for_texts
from portal.forms.validators import validates_step

NAME_IF_NEEDED = "contact-name-if-needed"
MOBILE_FOR_TEXTS = "contact-mobile-for-texts"
validates_step(MOBILE_FOR_TEXTS)(mobile_for_texts)

PREFERS = QuestionStep(
    "reply",
    (
        Question(
            "prefers",
            Kind.RADIOS,
            "How should we reply?",
            short="How we reply",
            choices=(*you.WAYS, Choice(you.NO_REPLY, "I do not need a reply")),
            errors={"required": "Choose how we should reply"},
        ),
        Question(
            "name",
            Kind.TEXT,
            "Your name",
            hint="We need it only for a call or a letter.",
            required=False,
            longest=100,
            autocomplete="name",
        ),
    ),
    title="Our reply to you",
    validators=(NAME_IF_NEEDED,),
)

EMAIL = QuestionStep(
    "email",
    (
        Question(
            "email",
            Kind.EMAIL,
            "Your email address",
            hint="We reply to it. You also need it to follow your message online.",
            short="Email address",
            autocomplete="email",
        ),
    ),
    when=you.BY_EMAIL,
)

PHONE = QuestionStep(
    "phone",
    (
        Question(
            "phone",
            Kind.PHONE,
            "Your phone number",
            hint="For texts, give a mobile number.",
            short="Phone number",
            autocomplete="tel",
        ),
        Question(
            "postcode",
            Kind.POSTCODE,
            "Your postcode",
            hint="You need it to follow your message online. We do not write to you there.",
            short="Postcode",
            required=False,
            autocomplete="postal-code",
        ),
    ),
    title="How to reach you by phone",
    validators=(MOBILE_FOR_TEXTS,),
    when=you.BY_PHONE,
)

BEST_TIME = QuestionStep(
    "best-time",
    (
        Question(
            "best_time",
            Kind.RADIOS,
            "When is a good time to call?",
            hint="On a working day.",
            short="Good time to call",
            choices=(
                Choice("any", "Any time"),
                Choice("morning", "In the morning"),
                Choice("afternoon", "In the afternoon"),
            ),
            errors={"required": "Choose when we should call"},
        ),
    ),
    when=Equals("prefers", "phone"),
)

ADDRESS = QuestionStep(
    "address",
    (
        Question(
            "address",
            Kind.ADDRESS,
            "Your address",
            hint="We write to it. Its postcode lets you follow your message online.",
            short="Address",
            autocomplete="street-address",
        ),
    ),
    when=you.BY_POST,
)

STEPS: tuple[Step, ...] = (PREFERS, EMAIL, PHONE, BEST_TIME, ADDRESS)


@validates_step(NAME_IF_NEEDED)
def name_if_needed(values: Mapping[str, Any], earlier: Mapping[str, Any]) -> Mapping[str, str]:
    """Ask for a name where somebody is called or written to; never for more."""
    if values.get("prefers") in ("phone", "post") and not values.get("name"):
        return {"name": "Enter your name, so that we know who to ask for"}
    return {}
