"""The form that members try: the diagnosis of a preview, then what they think of it.

Nothing is reported with it. What follows a diagnosis in the real form is told and not done.
"""

from __future__ import annotations

from portal.forms.conditions import AllOf, AnyOf, Equals
from portal.forms.definition import (
    Choice,
    ContentStep,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Retention,
    Section,
    Step,
)

from ..catalogue import ends, versions
from ..catalogue.compile import CALM, DANGER, danger_step, diagnosis_steps
from ..catalogue.tree import Catalogue, Danger, Node
from ..models import CatalogueVersion
from .members import KEPT_YEARS

KEY = "try-new-repairs"
FOUND, EASY, CHANGE = "found_it", "easy", "what_to_change"
THINK = "think"
MOST_KEPT = 20

YES_PARTLY_NO = (Choice("yes", "Yes"), Choice("partly", "Partly"), Choice("no", "No"))

_made: dict[str, Journey] = {}


def make() -> Journey | None:
    """Give the form of the preview that there is now; None while there is none. No query."""
    version = versions.preview()
    return of(version) if version else None


def of(version: CatalogueVersion) -> Journey:
    """Give the form of a version: always the very same."""
    kept = f"{version.number} {version.fingerprint}"
    if kept not in _made:
        if len(_made) >= MOST_KEPT:
            _made.clear()
        _made[kept] = _journey(version.number, versions.catalogue_of(version))
    return _made[kept]


def pages_of(version: CatalogueVersion) -> dict[str, str]:
    """Give the words of each page by its id, in the order of the form."""
    return {step.id: step.heading for _section, step in of(version).steps()}


def _journey(number: int, catalogue: Catalogue) -> Journey:
    return Journey(
        key=KEY,
        title="Try the new form for repairs",
        version=number,
        sections=(
            Section("try", "The new form", tuple(_pages(catalogue))),
            Section("think", "What you think", (_think(),)),
        ),
        privacy=Privacy(
            purpose="To make the form for repairs better before everybody gets it",
            basis="You said yes to it when you joined the tenants' panel",
            seen_by="The people who write the form. They do not see who you are",
            kept=f"{KEPT_YEARS} years. Then we erase it",
        ),
        retention=Retention(draft_days=28, submission_days=28),
        outcome=Outcome(
            title="What you think of the new form for repairs",
            button="Send what you think",
            thanks="Thank you, we have what you think",
            declaration="We report nothing as broken. We only get what you think of the form.",
            next=("We read it with what others say. Your account shows what we did about it.",),
            clocks=(),
        ),
    )


def _pages(catalogue: Catalogue) -> list[Step]:
    own_words = ContentStep(
        "own-words",
        "You would tell us in your own words",
        ("In the real form you now write what is wrong. Somebody reads it and sees to it.",),
        when=AllOf((CALM, ends.own_words(catalogue))),
    )
    solved = ends.solved(catalogue)
    mended = ContentStep(
        "solved",
        "It is mended, so you would be done",
        ("In the real form you now read that you need not report anything.",),
        when=AllOf((CALM, solved)) if solved else None,
    )
    return [
        danger_step(catalogue),
        *diagnosis_steps(catalogue),
        *(_call(catalogue, node, node.danger) for node in catalogue.dangers if node.danger),
        own_words,
        *([mended] if solved else []),
    ]


def _call(catalogue: Catalogue, node: Node, told: Danger) -> ContentStep:
    first, later = Equals(DANGER, node.key), ends.danger_later(catalogue, node.key)
    return ContentStep(
        f"call-{node.key}",
        f"You would call {told.whom or 'for help'}",
        ("In the real form you now read this:", f"Call {told.call} now.", *told.meanwhile),
        when=AnyOf((first, AllOf((CALM, later)))) if later else first,
    )


def _think() -> QuestionStep:
    return QuestionStep(
        THINK,
        (
            Question(
                FOUND,
                Kind.RADIOS,
                "Did you find what you had in mind?",
                short="Found it",
                choices=YES_PARTLY_NO,
                errors={"required": "Choose yes, partly or no"},
            ),
            Question(
                EASY,
                Kind.RADIOS,
                "Were the words easy to understand?",
                short="Easy words",
                choices=YES_PARTLY_NO,
                errors={"required": "Choose yes, partly or no"},
            ),
            Question(
                CHANGE,
                Kind.TEXTAREA,
                "What should we change?",
                hint="Leave it empty if it is fine as it is. Leave out names and addresses.",
                short="What to change",
                required=False,
                longest=1000,
                counted=True,
            ),
        ),
        title="What do you think of this form?",
    )
