"""Where to start: what to ask for, from whom, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..state_pension import PensionAges
from .answers import (
    HOUSING_BENEFIT_AT_ANY_AGE,
    Answers,
    Home,
    RentAnswer,
    TaxAnswer,
    births,
    live,
    of_both_ages,
    reached,
)
from .provisions import Kind, Provision, provided

SOON = 92
"""Days before State Pension age from which we say that it is coming: three months."""


@dataclass(frozen=True)
class Destination:
    """One thing to ask for, and why, in words for the person."""

    provision: Provision
    reasons: tuple[str, ...]
    urgent: bool = False

    @property
    def kind(self) -> Kind:
        return self.provision.kind


def destinations(
    answers: Answers, ages: PensionAges, provisions: Iterable[Provision], day: date
) -> tuple[Destination, ...]:
    """What to ask for, what is most urgent first, and a person last: never nothing.

    ``answers`` must be complete: see ``next_question``. Help that nobody gives on the day is left
    out.
    """
    answers = live(answers, ages, day)
    advice = _Advice(tuple(provisions), day)
    pensioner = all(reached(answers, ages, day))
    _home(advice, answers)
    _rent(advice, answers, ages, pensioner=pensioner)
    _council_tax(advice, answers, pensioner)
    _living(advice, answers, ages, pensioner)
    _hardship(advice, answers)
    advice.add(Kind.PERSON, "Talk to us if none of this is right for you, or you want help to ask.")
    return advice.given()


def is_one_claim(found: Iterable[Destination]) -> bool:
    """Whether Housing Benefit and Council Tax Reduction are asked for together, on one form."""
    kinds = {each.kind for each in found}
    return {Kind.HOUSING_BENEFIT, Kind.COUNCIL_TAX_REDUCTION} <= kinds


class _Advice:
    """Reasons as they are found, by kind of help and in that order."""

    def __init__(self, provisions: tuple[Provision, ...], day: date) -> None:
        self.provisions = provisions
        self.day = day
        self.reasons: dict[Kind, list[str]] = {}
        self.urgent: set[Kind] = set()

    def add(self, kind: Kind, reason: str, *, urgent: bool = False) -> None:
        self.reasons.setdefault(kind, []).append(reason)
        if urgent:
            self.urgent.add(kind)

    def given(self) -> tuple[Destination, ...]:
        found = []
        for kind, reasons in self.reasons.items():
            provision = provided(self.provisions, kind, self.day)
            if provision is not None:
                found.append(Destination(provision, tuple(reasons), kind in self.urgent))
        return tuple(sorted(found, key=lambda each: (not each.urgent, each.kind == Kind.PERSON)))


def _home(advice: _Advice, answers: Answers) -> None:
    if answers.home == Home.NOWHERE:
        words = "You may have nowhere to stay. Tell us today, so that we can help you find a place."
        advice.add(Kind.PERSON, words, urgent=True)
        advice.add(Kind.CRISIS, "You may need food, heat or a bed before anything else is sorted.")
    elif answers.home == Home.REFUGE:
        advice.add(Kind.PERSON, "You are in a refuge. We can talk to you safely.")
    elif answers.home == Home.CARE_HOME:
        advice.add(Kind.PERSON, "Help with the cost of a care home is worked out in another way.")


def _rent(advice: _Advice, answers: Answers, ages: PensionAges, *, pensioner: bool) -> None:
    if not answers.pays_rent:
        return
    if answers.home == Home.FAMILY_OR_FRIENDS:
        words = "Rent to family or friends who live with you is looked at with care. Ask us first."
        advice.add(Kind.PERSON, words)
    elif answers.home in HOUSING_BENEFIT_AT_ANY_AGE:
        words = "In a home like yours, help with rent is Housing Benefit at any age."
        advice.add(Kind.HOUSING_BENEFIT, words)
    elif pensioner:
        both = "You have both" if answers.has_partner else "You have"
        words = f"{both} reached State Pension age, so help with rent is Housing Benefit."
        advice.add(Kind.HOUSING_BENEFIT, words)
    elif of_both_ages(answers, ages, advice.day) and answers.pension_credit:
        words = "You have had Pension Credit as a couple since before 15 May 2019."
        advice.add(Kind.HOUSING_BENEFIT, words)
    elif of_both_ages(answers, ages, advice.day):
        words = "One of you is under State Pension age, so help with rent is in Universal Credit."
        advice.add(Kind.UNIVERSAL_CREDIT, words)
    else:
        words = "You are under State Pension age, so help with rent is part of Universal Credit."
        advice.add(Kind.UNIVERSAL_CREDIT, words)


def _council_tax(advice: _Advice, answers: Answers, pensioner: bool) -> None:
    if answers.council_tax in (TaxAnswer.YES, TaxAnswer.BEHIND):
        words = "You pay council tax. Ask us, even if you get Universal Credit or ask for it."
        if pensioner:
            words = "You pay council tax. At your age the help can be the whole bill."
        advice.add(Kind.COUNCIL_TAX_REDUCTION, words)
    elif answers.council_tax == TaxAnswer.NOT_SURE:
        words = "If your name is on the bill, you can ask us to make it smaller."
        advice.add(Kind.COUNCIL_TAX_REDUCTION, words)


def _living(advice: _Advice, answers: Answers, ages: PensionAges, pensioner: bool) -> None:
    """Money to live on comes from the government, not from a council."""
    coming = sorted(d for d in map(ages.reached, births(answers)) if d > advice.day)
    older = pensioner or answers.pension_credit
    if older:
        advice.add(Kind.PENSION_CREDIT, "It tops up a low income, and can lead to more help.")
        return
    if Kind.UNIVERSAL_CREDIT not in advice.reasons:
        words = "If your income is low, it is money to live on. It is not for council tax."
        advice.add(Kind.UNIVERSAL_CREDIT, words)
    if coming and (coming[-1] - advice.day).days <= SOON:
        last = coming[-1]
        who = "You will both have" if answers.has_partner else "You will have"
        words = f"{who} reached State Pension age on {last.day} {last:%B %Y}. Then ask us again."
        advice.add(Kind.PERSON, words)


def _hardship(advice: _Advice, answers: Answers) -> None:
    helped = {Kind.HOUSING_BENEFIT, Kind.UNIVERSAL_CREDIT} & set(advice.reasons)
    if answers.pays_rent and answers.rent == RentAnswer.HARD:
        if helped:
            words = "Rent is hard to pay. This can add to the help with it for a while."
            advice.add(Kind.RENT_SHORTFALL, words)
        words = "Rent is hard to pay. Somebody can look at everything you owe, free and in private."
        advice.add(Kind.DEBT_ADVICE, words)
    if answers.council_tax == TaxAnswer.BEHIND:
        words = "You are behind with council tax. Talk to us before it grows: we can change dates."
        advice.add(Kind.PERSON, words)
        words = "You are behind with council tax. Free advice can help you with all that you owe."
        advice.add(Kind.DEBT_ADVICE, words)
        advice.add(Kind.CRISIS, "It helps people who are short of money for food or heating.")
    elif answers.rent == RentAnswer.HARD and answers.pays_rent:
        advice.add(Kind.CRISIS, "It helps people who are short of money for food or heating.")
