"""Pages that ask who somebody is and how to reach them, for any journey. Pure.

A room joins those that it needs, in its own words where they matter::

    YOU = (you.name(), you.prefers("How should we reply?", "Choose how to reply"), you.email())
    ABOUT = you.ABOUT

The ids are always the same, so what an account knows is filled in, and ``reaching`` can check them.
"""

from __future__ import annotations

from .conditions import Condition, Equals, In
from .definition import About, Choice, Divider, Kind, Question, QuestionStep

ABOUT = About(name="name", email="email", phone="phone", address="address", prefers="prefers")
WAYS = (
    Choice("email", "By email"),
    Choice("text", "By text"),
    Choice("phone", "By phone"),
    Choice("post", "By post"),
)
NO_REPLY = "none"
BY_EMAIL = Equals("prefers", "email")
BY_PHONE = In("prefers", ("text", "phone"))
BY_POST = Equals("prefers", "post")


def name(*, hint: str = "", when: Condition | None = None) -> QuestionStep:
    """Ask for their name."""
    question = Question(
        "name",
        Kind.TEXT,
        "What is your name?",
        hint=hint,
        short="Your name",
        error_name="your name",
        longest=100,
        autocomplete="name",
    )
    return QuestionStep("name", (question,), when=when)


def prefers(label: str, required: str, *, none: str = "") -> QuestionStep:
    """Ask how to reach them. ``none`` are the words for "not at all", where that is an answer."""
    choices: tuple[Choice | Divider, ...] = WAYS
    if none:
        choices = (*WAYS, Divider(), Choice(NO_REPLY, none))
    question = Question(
        "prefers",
        Kind.RADIOS,
        label,
        short="How we reach you",
        choices=choices,
        errors={"required": required},
    )
    return QuestionStep("reply", (question,))


def email(when: Condition | None = BY_EMAIL) -> QuestionStep:
    """Ask for an e-mail address."""
    question = Question(
        "email",
        Kind.EMAIL,
        "What is your email address?",
        hint="You also need it to follow what you sent us.",
        short="Email address",
        error_name="your email address",
        autocomplete="email",
    )
    return QuestionStep("email", (question,), when=when)


def phone(validator: str, when: Condition | None = BY_PHONE) -> QuestionStep:
    """Ask for a number. ``validator`` is the room's name for ``reaching.mobile_for_texts``."""
    question = Question(
        "phone",
        Kind.PHONE,
        "What is your phone number?",
        hint="For texts, give a mobile number.",
        short="Phone number",
        error_name="your phone number",
        autocomplete="tel",
    )
    return QuestionStep("phone", (question,), validators=(validator,), when=when)


def address(
    label: str, when: Condition | None = BY_POST, *, autocomplete: str = "street-address"
) -> QuestionStep:
    """Ask where to send something. ``autocomplete`` is "off" where a form asks for a home too."""
    question = Question(
        "address",
        Kind.ADDRESS,
        label,
        short="Send it to",
        error_name="your address",
        autocomplete=autocomplete,
    )
    return QuestionStep("address", (question,), when=when)
