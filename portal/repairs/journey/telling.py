"""What somebody should know before they go on: to call instead, who does it, and who pays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.forms.conditions import AllOf, Answered, Equals
from portal.forms.definition import YES, ContentStep, Kind, Question, QuestionStep, Step, Way

from ..catalogue import ends
from ..catalogue.tree import Catalogue, Leaf
from ..words import Responsibility
from .names import CRIME, CRIME_NUMBER


def steps(catalogue: Catalogue) -> Iterator[Step]:
    """Give the pages, in order. Whoever reads one can go on."""
    for place, number in enumerate(_numbers(catalogue), start=1):
        yield ContentStep(
            f"by-phone-{place}",
            f"Please call {number} about this",
            ("We need to ask you some things.", "Cannot call? Go on, and we will call you."),
            ends.leads_to(catalogue, partial(_has_number, number)),
            (Way("Repairs", phone=number),),
        )
    yield from _who_pays(catalogue)


def _numbers(catalogue: Catalogue) -> list[str]:
    """Give the numbers to phone instead; a danger has its own page."""
    leaves = (path[-1].leaf for path in catalogue.ends() if not path[-1].danger)
    return sorted({leaf.phone for leaf in leaves if leaf and leaf.phone})


def _who_pays(catalogue: Catalogue) -> Iterator[Step]:
    for whom, id_, title, body in (
        (
            Responsibility.TENANT,
            "yours-to-do",
            "This is usually yours to do",
            (
                "Tenants do this themselves, as a rule.",
                "Are you older or disabled, or do you think that it is ours? Go on and tell us. "
                "Somebody reads it and tells you.",
            ),
        ),
        (
            Responsibility.LEASEHOLDER,
            "leaseholders-do",
            "The owner of the lease usually does this",
            ("Somebody reads your report and tells you who does it.",),
        ),
    ):
        when = ends.leads_to(catalogue, partial(_is_for, whom))
        if when:
            yield ContentStep(id_, title, body, when)
    pays = ends.leads_to(catalogue, lambda leaf: _pays(leaf) and not leaf.unless_crime)
    if pays:
        body = ("We do it, and we may ask you to pay for it. We tell you how much first.",)
        yield ContentStep("you-may-pay", "You may have to pay for this", body, pays)
    yield from _crime(catalogue)


def _has_number(number: str, leaf: Leaf) -> bool:
    return leaf.phone == number


def _is_for(whom: Responsibility, leaf: Leaf) -> bool:
    return leaf.responsibility == whom


def _pays(leaf: Leaf) -> bool:
    return leaf.responsibility == Responsibility.RECHARGEABLE


def _crime(catalogue: Catalogue) -> Iterator[QuestionStep]:
    when = ends.leads_to(catalogue, lambda leaf: _pays(leaf) and leaf.unless_crime)
    if when is None:
        return
    asked = Question(
        CRIME,
        Kind.YES_NO,
        "Do you have a crime number?",
        hint="The police give you one. Call 101 to tell them of a crime that is over.",
        short="Crime number",
    )
    intro = ("Was it broken? You may have to pay, unless it was a crime and the police know.",)
    yield QuestionStep(CRIME, (asked,), "Who pays for this", intro, when)
    number = Question(
        CRIME_NUMBER, Kind.TEXT, "What is the crime number?", longest=40, width=20, sensitive=True
    )
    yield QuestionStep("crime-number", (number,), when=AllOf((Answered(CRIME), Equals(CRIME, YES))))
