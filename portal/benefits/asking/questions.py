"""The questions that where-to-start and the estimate have in common, and what their answers say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep
from portal.forms.validators import validates_step

from ..triage.answers import Answers, Home, RentAnswer, TaxAnswer
from ..triage.answers import Question as Asked

E = TypeVar("E", bound=StrEnum)

PARTNER_RULE = "benefits.partner"

EARLIEST = "1900-01-01"

BORN = QuestionStep(
    "born",
    (
        Question(
            "born",
            Kind.DATE,
            "What is your date of birth?",
            hint="What you can get changes at State Pension age. For example, 27 3 1957.",
            short="Your date of birth",
            error_name="your date of birth",
            earliest=EARLIEST,
            latest="today",
            autocomplete="bday",
        ),
    ),
)

PARTNER = QuestionStep(
    "partner",
    (
        Question(
            "has_partner",
            Kind.YES_NO,
            "Do you live with a partner?",
            short="Partner",
            hint="A husband, a wife, a civil partner, or somebody you live with as a couple.",
            errors={"required": "Say if you live with a partner"},
        ),
        Question(
            "partner_born",
            Kind.DATE,
            "Your partner’s date of birth",
            short="Partner’s date of birth",
            hint="Leave this empty if you do not live with a partner.",
            required=False,
            error_name="your partner’s date of birth",
            earliest=EARLIEST,
            latest="today",
            autocomplete="off",
        ),
    ),
    title="Your partner",
    validators=(PARTNER_RULE,),
)

HOME = QuestionStep(
    "home",
    (
        Question(
            "home",
            Kind.RADIOS,
            "Where do you live?",
            short="Your home",
            errors={"required": "Choose where you live"},
            choices=(
                Choice(Home.COUNCIL_OR_ASSOCIATION, "A council or housing association home"),
                Choice(Home.PRIVATE, "A home from a private landlord or an agent"),
                Choice(Home.OWN, "A home that I own, with or without a mortgage"),
                Choice(Home.FAMILY_OR_FRIENDS, "With family or friends"),
                Choice(
                    Home.SUPPORTED,
                    "A home with care or support",
                    hint="Somebody gives you care, support or supervision there.",
                ),
                Choice(
                    Home.TEMPORARY,
                    "A place that a council found for me",
                    hint="For a while, because I lost my home.",
                ),
                Choice(Home.REFUGE, "A refuge"),
                Choice(Home.CARE_HOME, "A care home"),
                Divider(),
                Choice(Home.NOWHERE, "I have nowhere to stay, or not for long"),
            ),
        ),
    ),
)

RENT = QuestionStep(
    "rent",
    (
        Question(
            "rent",
            Kind.RADIOS,
            "Do you have to pay rent?",
            short="Rent",
            errors={"required": "Say if you have to pay rent"},
            choices=(
                Choice(RentAnswer.YES, "Yes"),
                Choice(RentAnswer.HARD, "Yes, and it is hard to pay"),
                Choice(RentAnswer.NO, "No"),
            ),
        ),
    ),
)

COUNCIL_TAX = QuestionStep(
    "council-tax",
    (
        Question(
            "council_tax",
            Kind.RADIOS,
            "Do you have to pay council tax?",
            hint="Yes if your name, or your partner’s, is on the bill.",
            short="Council tax",
            errors={"required": "Say if you have to pay council tax"},
            choices=(
                Choice(TaxAnswer.YES, "Yes"),
                Choice(TaxAnswer.BEHIND, "Yes, and I am behind with it"),
                Choice(TaxAnswer.NO, "No"),
                Choice(TaxAnswer.NOT_SURE, "I am not sure"),
            ),
        ),
    ),
)

PENSION_CREDIT = QuestionStep(
    "pension-credit",
    (
        Question(
            "pension_credit",
            Kind.YES_NO,
            "Have you had Pension Credit as a couple since before 15 May 2019?",
            short="Pension Credit as a couple since before 15 May 2019",
            errors={"required": "Say if you have had Pension Credit since before 15 May 2019"},
        ),
    ),
)

STEPS: dict[Asked, QuestionStep] = {
    Asked.BORN: BORN,
    Asked.PARTNER: PARTNER,
    Asked.HOME: HOME,
    Asked.RENT: RENT,
    Asked.COUNCIL_TAX: COUNCIL_TAX,
    Asked.PENSION_CREDIT: PENSION_CREDIT,
}
"""The page of each question of the triage."""


@validates_step(PARTNER_RULE)
def partner_needs_a_date(page: Mapping[str, Any], earlier: Mapping[str, Any]) -> dict[str, str]:
    """Who has a partner gives the partner's date of birth."""
    if page.get("has_partner") == "yes" and not page.get("partner_born"):
        return {"partner_born": "Enter your partner’s date of birth"}
    return {}


def told(answers: Mapping[str, Any]) -> Answers:
    """What kept answers say. One that is not there, or does not fit any more, was not given."""
    return Answers(
        born=_day(answers.get("born")),
        has_partner=_yes(answers.get("has_partner")),
        partner_born=_day(answers.get("partner_born")),
        home=_one_of(Home, answers.get("home")),
        rent=_one_of(RentAnswer, answers.get("rent")),
        council_tax=_one_of(TaxAnswer, answers.get("council_tax")),
        pension_credit=_yes(answers.get("pension_credit")),
    )


def _one_of(kind: type[E], answer: Any) -> E | None:
    return kind(answer) if answer in set(kind) else None


def _yes(answer: Any) -> bool | None:
    return None if answer not in ("yes", "no") else answer == "yes"


def _day(answer: Any) -> date | None:
    return date.fromisoformat(answer) if answer else None
