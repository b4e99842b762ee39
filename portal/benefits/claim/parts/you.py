"""Who claims: the person, and their partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.forms.conditions import Condition
from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep

from ...estimate.household import Fact
from ..asking import WITH_PARTNER, a_day, one_of
from ..names import (
    ADDRESS,
    FACTS,
    HAS_NINO,
    MOVED_IN,
    NAME,
    NINO,
    NINO_LOST,
    NINO_NONE,
    NINO_YES,
    OTHER_NAMES,
    PARTNER_FACTS,
    PARTNER_HAS_NINO,
    PARTNER_NAME,
    PARTNER_NINO,
    PARTNER_OTHER_NAMES,
)
from . import reaching

STUDENT, HOSPITAL, PRISON, NONE = "student", "hospital", "prison", "none"
ABOUT_PEOPLE = (
    Choice(STUDENT, "A full-time student"),
    Choice(HOSPITAL, "In hospital now"),
    Choice(PRISON, "In prison now"),
    Choice(Fact.CARE_LEAVER.value, "A care leaver", "You were in council care as a child."),
    Choice(Fact.BLIND.value, "Registered as severely sight impaired"),
    Choice(
        Fact.DAILY_LIVING.value,
        "Paid PIP, DLA or Attendance Allowance",
        "PIP for daily living, or DLA for care at the middle or highest rate.",
    ),
    Choice(Fact.DISABLED.value, "Unable to work because of illness or disability"),
    Choice(Fact.CARER.value, "Paid Carer’s Allowance, or could be"),
    Choice(Fact.WAR_PENSION.value, "Paid a war pension"),
    Divider(),
    Choice(NONE, "None of these", exclusive=True),
)


@dataclass(frozen=True)
class _Who:
    """How the pages about one of a couple are named and worded."""

    page: str
    title: str
    whose: str
    short: str
    token: str
    has_number: str
    asked: str
    when: Condition | None = None


YOU = _Who("", "Your name", "your", "", "name", "Do you have", "Are you any of these?")
PARTNER = _Who(
    "partner-",
    "Your partner’s name",
    "your partner’s",
    "Partner’s ",
    "off",
    "Does your partner have",
    "Is your partner any of these?",
    WITH_PARTNER,
)


def steps() -> Iterator[QuestionStep]:
    """Give the pages, in order: you, where you live, how to reach you, your partner."""
    yield from _person(YOU, NAME, OTHER_NAMES, HAS_NINO, NINO, FACTS)
    yield from _living()
    yield from reaching.steps()
    yield from _person(
        PARTNER, PARTNER_NAME, PARTNER_OTHER_NAMES, PARTNER_HAS_NINO, PARTNER_NINO, PARTNER_FACTS
    )


def _person(
    who: _Who, full: str, former: str, gate: str, number: str, facts: str
) -> Iterator[QuestionStep]:
    names = (
        Question(
            full,
            Kind.TEXT,
            "Full name",
            short=_short(who, "full name"),
            autocomplete=who.token,
            error_name=f"{who.whose} full name",
            longest=100,
        ),
        Question(
            former,
            Kind.TEXT,
            "Any other names",
            hint="For example a name before marriage.",
            short=_short(who, "other names"),
            required=False,
            autocomplete="off",
            longest=200,
        ),
    )
    yield QuestionStep(f"{who.page}name", names, who.title, when=who.when)
    yield QuestionStep(f"{who.page}has-nino", (_gate(who, gate),), when=who.when)
    yield QuestionStep(
        f"{who.page}nino",
        (
            Question(
                number,
                Kind.NINO,
                f"What is {who.whose} National Insurance number?",
                hint="It is like QQ 12 34 56 C.",
                short=_short(who, "National Insurance number"),
                error_name=f"{who.whose} National Insurance number",
                sensitive=True,
            ),
        ),
        when=one_of(gate, NINO_YES),
    )
    asked = Question(
        facts,
        Kind.CHECKBOXES,
        who.asked,
        hint="Tick all that are true. Each may change what you get.",
        short=_short(who, "situation"),
        choices=ABOUT_PEOPLE,
        errors={"required": "Tick what is true, or the last answer"},
        sensitive=True,
    )
    yield QuestionStep(f"{who.page}facts", (asked,), when=who.when)


def _short(who: _Who, name: str) -> str:
    short = who.short + name
    return short[:1].upper() + short[1:]


def _gate(who: _Who, id_: str) -> Question:
    return Question(
        id_,
        Kind.RADIOS,
        f"{who.has_number} a National Insurance number?",
        hint="It is on payslips, and on letters about tax, benefits or a pension.",
        short=_short(who, "National Insurance number to hand"),
        choices=(
            Choice(NINO_YES, "Yes"),
            Choice(NINO_LOST, "Yes, but it is not to hand", "Go on. We ask for it later."),
            Choice(NINO_NONE, "No", "You can still claim. We tell you what to do."),
        ),
        errors={"required": "Choose yes or no, or that the number is not to hand"},
    )


def _living() -> Iterator[QuestionStep]:
    yield QuestionStep(
        "address",
        (
            Question(
                ADDRESS,
                Kind.ADDRESS,
                "Where do you live?",
                short="Address",
                autocomplete="street-address",
                error_name="your address",
            ),
        ),
    )
    day = a_day(MOVED_IN, "When did you move in?", "the day you moved in", "Moved in")
    yield QuestionStep(
        "moved-in", (replace(day, hint="Not sure of the day? Give the 1st of the month."),)
    )
