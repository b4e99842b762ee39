"""Pages that the three forms have in common: which home, and how to reach the person."""

from __future__ import annotations

from portal.forms import you
from portal.forms.conditions import Condition
from portal.forms.definition import Kind, Privacy, Question, QuestionStep, Retention, Section
from portal.forms.reaching import mobile_for_texts
from portal.forms.validators import validates_step

MOBILE_FOR_TEXTS = "billing-mobile-for-texts"
validates_step(MOBILE_FOR_TEXTS)(mobile_for_texts)

PRIVACY = Privacy(
    purpose="To send you the right council tax bill",
    basis="The law on council tax: it is a public task",
    seen_by="The team that looks after council tax",
    kept="6 years after we have finished. Then we erase it",
)
RETENTION = Retention(draft_days=28, submission_days=6 * 365)


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
        you.name(hint="As it is on your bill, if you have one."),
        you.prefers(
            "How should we tell you what we decide?", "Choose how we should tell you what we decide"
        ),
        you.email(),
        you.phone(MOBILE_FOR_TEXTS),
        you.address("Where should we write to you?", autocomplete="off"),
    ),
)
