"""The last part: an earlier start, somebody who helps, and that all of it is true."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AllOf, Answered, Equals, Not
from portal.forms.definition import Choice, Kind, Question, QuestionStep, Step

from ..asking import a_day, is_yes, yes_no
from ..names import (
    BACKDATE,
    BACKDATE_FROM,
    BACKDATE_WHY,
    HAS_HELPER,
    HELPER_IS,
    HELPER_MAY,
    HELPER_NAME,
    HELPER_PHONE,
    TRUE,
)
from ..wording import Wording

MAY_ASK_EARLIER = "benefits.may_ask_earlier"
"""The name under which an earlier start is offered to those who have to ask for it."""
EARLIER, NOT_EARLIER = "yes", "no"


def steps(wording: Wording) -> Iterator[Step]:
    """Give the pages, in order."""
    yield from _earlier(wording)
    yield from _helper()
    agree = Question(
        TRUE,
        Kind.CHECKBOXES,
        "Please read this and agree",
        hint=f"Tell us within {wording.changes} if anything changes. If you do not, you may have "
        "to pay money back.",
        short="You agreed",
        choices=(Choice("agreed", "What I have told you is true, and I have left nothing out"),),
        errors={"required": "Tick the box if what you have told us is true"},
    )
    yield QuestionStep("declaration", (agree,))


def _earlier(wording: Wording) -> Iterator[Step]:
    asked = Question(
        BACKDATE,
        Kind.RADIOS,
        "Should your claim start earlier?",
        hint=f"We can go back {wording.backdate} at most, and only for a good reason. For example: "
        "you were ill, or were told something wrong.",
        short="Earlier start",
        choices=(Choice(NOT_EARLIER, "No"),),
        choices_from=MAY_ASK_EARLIER,
        errors={"required": "Choose yes if your claim should start earlier, or no"},
    )
    yield QuestionStep("earlier", (asked,))
    why = (
        a_day(BACKDATE_FROM, "From which day?", "the day it should start", "From"),
        Question(
            BACKDATE_WHY,
            Kind.TEXTAREA,
            "Why could you not claim before?",
            short="Why not before",
            error_name="why you could not claim before",
            longest=1000,
            counted=True,
            sensitive=True,
        ),
    )
    wanted = AllOf((Answered(BACKDATE), Not(Equals(BACKDATE, NOT_EARLIER))))
    yield QuestionStep("earlier-why", why, "An earlier start", when=wanted)


def _helper() -> Iterator[Step]:
    gate = yes_no(
        HAS_HELPER,
        "Is somebody helping you with this claim?",
        "somebody is helping you",
        "Somebody helps",
        "A relative, a friend, a support worker or an adviser.",
    )
    yield QuestionStep("has-helper", (gate,))
    who = (
        Question(
            HELPER_NAME,
            Kind.TEXT,
            "Their name",
            error_name="their name",
            autocomplete="off",
            longest=100,
            sensitive=True,
        ),
        Question(
            HELPER_IS,
            Kind.RADIOS,
            "Who are they?",
            choices=(
                Choice("friend", "A relative or friend"),
                Choice("adviser", "An adviser or support worker"),
                Choice("attorney", "My attorney, deputy or appointee"),
                Choice("landlord", "My landlord, or somebody who works for them"),
                Choice("other", "Somebody else"),
            ),
            errors={"required": "Choose who they are"},
        ),
        yes_no(
            HELPER_MAY,
            "May we talk to them about this claim?",
            "we may talk to them",
            "We may talk to them",
            "You can take this back at any time. Tell us.",
        ),
    )
    yield QuestionStep("helper", who, "Who helps you", when=is_yes(HAS_HELPER))
    number = Question(
        HELPER_PHONE,
        Kind.PHONE,
        "What is their phone number?",
        short="Helper’s phone",
        required=False,
        autocomplete="off",
        error_name="their phone number",
        sensitive=True,
    )
    yield QuestionStep("helper-phone", (number,), when=is_yes(HELPER_MAY))
