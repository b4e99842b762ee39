"""The first part: is anyone in danger, whose home is it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.forms.conditions import AllOf, Condition, Equals, In
from portal.forms.definition import (
    Choice,
    ContentStep,
    ExitStep,
    Kind,
    Question,
    QuestionStep,
    Step,
    Way,
)

from ..catalogue.compile import CALM, DANGER, danger_step
from ..catalogue.tree import Catalogue, Danger, Node
from .helping import Help
from .names import ADDRESS, LANDLORD, LEASEHOLDER, OWN, PRIVATE, SHARED_OWNER, TENANT

OWNERS = In(LANDLORD, (LEASEHOLDER, SHARED_OWNER))
STILL = "Have you called? Press Continue. We ask where you are and how to reach you, and no more."

WHOSE = QuestionStep(
    LANDLORD,
    (
        Question(
            LANDLORD,
            Kind.RADIOS,
            "Do you rent your home from us?",
            short="Your home",
            choices=(
                Choice(TENANT, "Yes, I am a council tenant"),
                Choice(LEASEHOLDER, "No, I own a lease", "The building is ours."),
                Choice(SHARED_OWNER, "I own a share of it and rent the rest"),
                Choice(
                    PRIVATE,
                    "No, I rent from somebody else",
                    "From a private landlord or a housing association.",
                ),
                Choice(OWN, "No, I own it"),
            ),
            errors={"required": "Choose who your home belongs to"},
        ),
    ),
    when=CALM,
)
HOME = QuestionStep(
    ADDRESS,
    (
        Question(
            ADDRESS,
            Kind.ADDRESS,
            "Where do you live?",
            hint="If the problem is in a shared part of the building, give your own address.",
            short="Address",
            autocomplete="street-address",
        ),
    ),
)


def steps(catalogue: Catalogue, help_: Help) -> Iterator[Step]:
    """Give the pages, in order."""
    yield _timed(danger_step(catalogue))
    for node in catalogue.dangers:
        yield call_now(node, "call", f"Call now: {name_of(node)}", Equals(DANGER, node.key))
    yield WHOSE
    yield from _not_ours(help_)
    yield HOME


def call_now(node: Node, id_: str, title: str, when: Condition) -> ContentStep:
    """Give the page with the number to call, first of all, and what to do until help comes."""
    danger = node.danger or Danger()
    ways = (Way(danger.whom, phone=danger.call),)
    return ContentStep(f"{id_}-{node.key}", title, (*danger.meanwhile, STILL), when, ways)


def name_of(node: Node) -> str:
    """Name a danger: "smell of gas"."""
    return node.leaf.name if node.leaf and node.leaf.name else node.label


def _timed(step: QuestionStep) -> QuestionStep:
    """Keep the moment of the answer: the law's time begins with it."""
    return replace(step, questions=tuple(replace(each, timed=True) for each in step.questions))


def _not_ours(help_: Help) -> Iterator[ExitStep]:
    """Tell those whose homes are not ours who can help them."""
    for whom, title, first in (
        (PRIVATE, "Your own landlord does your repairs", "Tell your landlord first, in writing."),
        (OWN, "Repairs to your own home are yours to arrange", "We repair only council homes."),
    ):
        body = (first, *help_.words(whom))
        when = AllOf((CALM, Equals(LANDLORD, whom)))
        yield ExitStep(f"not-ours-{whom}", title, body, help_.ways(whom), when)
