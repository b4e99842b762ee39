"""The pages about who lives there, and what is true of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.forms.definition import Kind, Question, QuestionStep
from portal.forms.validators import validates_step

from .words import ADULT_FACTS, FACTS, choices

MOST_CHILDREN = 12
MOST_ADULTS = 6
CHILDREN_RULE = "benefits.disabled-children"

Answers = Mapping[str, Any]


def steps(answers: Answers) -> Iterator[QuestionStep]:
    """Children, other adults, and what is true of the person and their partner."""
    yield CHILDREN
    if count(answers, "children"):
        yield DISABLED_CHILDREN
    yield ADULTS
    adults = count(answers, "adults")
    for number in range(1, adults + 1):
        yield adult(number, adults)
    yield facts("facts", "Is any of this true for you?")
    if answers.get("has_partner") == "yes":
        yield facts("partner_facts", "Is any of this true for your partner?")


def count(answers: Answers, name: str) -> int:
    """A whole number that was given; 0 if it was not."""
    given = answers.get(name)
    return given if isinstance(given, int) else 0


def number(id_: str, label: str, hint: str, most: int, name: str) -> Question:
    """A question for how many there are. ``name`` is what is counted."""
    return Question(
        id_,
        Kind.WHOLE_NUMBER,
        label,
        hint=hint,
        short=f"{name[:1].upper()}{name[1:]}",
        least=0,
        most=most,
        error_name=f"the number of {name}",
    )


def facts(id_: str, label: str) -> QuestionStep:
    """What is true of one of them."""
    question = Question(
        id_,
        Kind.CHECKBOXES,
        label,
        short="True for your partner" if id_ == "partner_facts" else "True for you",
        choices=choices(FACTS, "None of these"),
        errors={"required": "Choose what is true, or “None of these”"},
    )
    return QuestionStep(id_.replace("_", "-"), (question,))


def adult(number: int, of: int) -> QuestionStep:
    """One other adult."""
    mark, who = f"adult_{number}", f"Adult {number}"
    questions = (
        Question(
            f"{mark}_young",
            Kind.YES_NO,
            "Are they under 25?",
            short=f"{who}: under 25",
            errors={"required": "Say if they are under 25"},
        ),
        Question(
            f"{mark}_works",
            Kind.YES_NO,
            "Do they work 16 hours a week or more?",
            short=f"{who}: works",
            errors={"required": "Say if they work 16 hours a week or more"},
        ),
        Question(
            f"{mark}_gross",
            Kind.MONEY,
            "How much comes in for them each week, before tax?",
            short=f"{who}: a week",
            hint="Guess if you do not know. Leave this empty if they do not work.",
            required=False,
            error_name="what comes in each week",
        ),
        Question(
            f"{mark}_facts",
            Kind.CHECKBOXES,
            "Is any of this true for them?",
            short=f"{who}: true",
            choices=choices(ADULT_FACTS, "None of these"),
            errors={"required": "Choose what is true for them, or “None of these”"},
        ),
    )
    intro = ("For a couple, count what comes in for both.",)
    return QuestionStep(f"adult-{number}", questions, title=f"{who} of {of}", intro=intro)


@validates_step(CHILDREN_RULE)
def no_more_than_there_are(page: Answers, earlier: Answers) -> dict[str, str]:
    """Of the children, no more can be disabled than there are."""
    most = count(earlier, "children")
    words = f"There are {most} children. Enter {most} or fewer" if most > 1 else "Enter 0 or 1"
    return {id_: words for id_ in ("children_disabled", "children_care") if count(page, id_) > most}


CHILDREN = QuestionStep(
    "children",
    (
        number(
            "children",
            "How many children live with you?",
            "Count those under 16, and those under 20 who are at school or college. Write 0 if "
            "there are none.",
            MOST_CHILDREN,
            "children",
        ),
    ),
)

DISABLED_CHILDREN = QuestionStep(
    "children-with-a-disability",
    (
        number(
            "children_disabled",
            "How many get a disability benefit, or are blind?",
            "PIP or DLA. Write 0 if there are none.",
            MOST_CHILDREN,
            "children with a disability",
        ),
        number(
            "children_care",
            "How many get the highest rate for care or daily living?",
            "Write 0 if there are none.",
            MOST_CHILDREN,
            "children at the highest rate",
        ),
    ),
    title="Children with a disability",
    validators=(CHILDREN_RULE,),
)

ADULTS = QuestionStep(
    "adults",
    (
        number(
            "adults",
            "How many other people of 18 or over live with you?",
            "Count a couple once. Do not count your partner, lodgers, or somebody who rents or "
            "owns the home with you. Write 0 if there are none.",
            MOST_ADULTS,
            "other adults",
        ),
        number(
            "sharers",
            "How many people share the rent or the council tax bill with you?",
            "Do not count your partner. Write 0 if there are none.",
            MOST_ADULTS,
            "people who share it",
        ),
    ),
    title="Other adults at home",
)
