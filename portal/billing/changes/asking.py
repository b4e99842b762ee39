"""Pages that the three forms have in common: which home, and how to reach the person."""

from __future__ import annotations

from portal.forms.conditions import Condition, Equals, In
from portal.forms.definition import (
    About,
    Choice,
    Kind,
    Privacy,
    Question,
    QuestionStep,
    Retention,
    Section,
)

PRIVACY = Privacy(
    purpose="To send you the right council tax bill",
    basis="The law on council tax: it is a public task",
    seen_by="The team that looks after council tax",
    kept="6 years after we have finished. Then we erase it",
)
RETENTION = Retention(draft_days=28, submission_days=6 * 365)
ABOUT = About(name="name", email="email", phone="phone", address="post_to", prefers="prefers")


def a_day(id_: str, label: str, name: str, *, future: bool = False, hint: str = "") -> Question:
    """Ask for a day. ``name`` is it inside a sentence; it may lie ahead if ``future``."""
    return Question(
        id_,
        Kind.DATE,
        label,
        hint=hint or "For example, 27 3 2026.",
        error_name=name,
        earliest="1993-04-01",
        latest="" if future else "today",
    )


def account_number(when: Condition | None = None) -> QuestionStep:
    """Ask for the number on the bill; who has none goes on without it."""
    return QuestionStep(
        "account-number",
        (
            Question(
                "account_number",
                Kind.TEXT,
                "What is your council tax account number?",
                hint="It is near the top of your bill. Leave it empty if you do not have it.",
                short="Account number",
                required=False,
                longest=30,
                autocomplete="off",
                width=20,
            ),
        ),
        when=when,
    )


def address(
    step: str,
    id_: str,
    label: str,
    short: str,
    *,
    hint: str = "",
    home: bool = True,
    when: Condition | None = None,
) -> QuestionStep:
    """Ask for an address. A browser fills in the one that is their ``home``, once in a form."""
    token = "street-address" if home else "off"
    question = Question(id_, Kind.ADDRESS, label, hint=hint, short=short, autocomplete=token)
    return QuestionStep(step, (question,), when=when)


YOU = Section(
    "you",
    "About you",
    (
        QuestionStep(
            "name",
            (
                Question(
                    "name",
                    Kind.TEXT,
                    "What is your full name?",
                    hint="As it is on your bill, if you have one.",
                    short="Your name",
                    error_name="your full name",
                    longest=100,
                    autocomplete="name",
                ),
            ),
        ),
        QuestionStep(
            "reply",
            (
                Question(
                    "prefers",
                    Kind.RADIOS,
                    "How should we tell you what we decide?",
                    short="How we tell you",
                    choices=(
                        Choice("email", "By email"),
                        Choice("text", "By text"),
                        Choice("phone", "By phone"),
                        Choice("post", "By post"),
                    ),
                    errors={"required": "Choose how we should tell you what we decide"},
                ),
            ),
        ),
        QuestionStep(
            "email",
            (
                Question(
                    "email",
                    Kind.EMAIL,
                    "What is your email address?",
                    hint="You also need it to follow what you sent us.",
                    short="Email address",
                    error_name="your email address",
                    autocomplete="email",
                ),
            ),
            when=Equals("prefers", "email"),
        ),
        QuestionStep(
            "phone",
            (
                Question(
                    "phone",
                    Kind.PHONE,
                    "What is your mobile number?",
                    hint="We text or call you on it.",
                    short="Mobile number",
                    error_name="your mobile number",
                    mobile=True,
                    autocomplete="tel",
                ),
            ),
            when=In("prefers", ("text", "phone")),
        ),
        address(
            "post-to",
            "post_to",
            "Where should we write to you?",
            "Write to",
            home=False,
            when=Equals("prefers", "post"),
        ),
    ),
)
