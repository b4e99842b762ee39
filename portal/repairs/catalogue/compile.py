"""Makes the e-form's pages of the catalogue: one question a page, as the answers before ask for.

A journey puts the pages where it wants them: the first screen, then the diagnosis. What follows is
the journey's own: ``ends`` has the conditions for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AllOf, Condition, Equals
from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep

from .tree import Catalogue, Leaf, Node, Path

DANGER = "danger"
"""The step of the first screen, and its question."""
WHERE = "where"
"""The step of the first question of the diagnosis, and its question."""
NONE, ELSE = "none", "else"
"""The values of "None of these" on the first screen, and of "Something else" anywhere."""
CALM = Equals(DANGER, NONE)
"""Nobody is in danger, as far as the first screen tells."""

DANGER_WORDS = "Is anyone in danger?"
WHERE_WORDS = "Where is the problem?"
NONE_LABEL = "No, none of these"
ELSE_LABEL = "Something else"
ELSE_HINT = "You can tell us in your own words."
SOLVED_WORDS = "Did this solve it?"
DANGER_WANTED = f"Choose what the danger is, or “{NONE_LABEL}”"
WANTED = f"Choose what fits best, or “{ELSE_LABEL}”"
SOLVED_WANTED = "Choose yes if this solved it"

Guards = tuple[Condition, ...]


def danger_step(catalogue: Catalogue) -> QuestionStep:
    """Give the first screen."""
    dangers = tuple(_choice(node) for node in catalogue.dangers)
    none = (Divider(), Choice(NONE, NONE_LABEL))
    question = Question(
        DANGER,
        Kind.RADIOS,
        DANGER_WORDS,
        choices=(*dangers, *none),
        short="Danger",
        errors={"required": DANGER_WANTED},
    )
    return QuestionStep(DANGER, (question,))


def diagnosis_steps(catalogue: Catalogue) -> tuple[QuestionStep, ...]:
    """Give every page of the diagnosis, for whoever is in no danger."""
    return tuple(_steps(catalogue.places, (), (CALM,)))


def question_of(node: Node) -> str:
    """Give the id of the question that follows an answer."""
    return f"about_{node.key.replace('-', '_')}"


def tried_of(node: Node) -> str:
    """Give the id of the question whether what we told to try has solved it."""
    return f"solved_{node.key.replace('-', '_')}"


def _steps(nodes: tuple[Node, ...], above: Path, guards: Guards) -> Iterator[QuestionStep]:
    asked = question_of(above[-1]) if above else WHERE
    last = Choice(ELSE, ELSE_LABEL, ELSE_HINT)
    label = above[-1].question if above else WHERE_WORDS
    short = above[-1].label if above else "Where"
    choices = (*(_choice(node) for node in nodes), last)
    question = Question(
        asked, Kind.RADIOS, label, short=short, choices=choices, errors={"required": WANTED}
    )
    yield QuestionStep(asked.replace("_", "-"), (question,), when=_all(guards))
    for node in nodes:
        here = (*guards, Equals(asked, node.key))
        if node.children:
            yield from _steps(node.children, (*above, node), here)
        elif node.leaf and node.leaf.self_help:
            yield _try_first(node, node.leaf, here)


def _try_first(node: Node, leaf: Leaf, guards: Guards) -> QuestionStep:
    solved = Question(
        tried_of(node),
        Kind.YES_NO,
        SOLVED_WORDS,
        short="Solved by trying",
        errors={"required": SOLVED_WANTED},
    )
    title = f"Try this first: {leaf.name}"
    return QuestionStep(
        f"try-{node.key}", (solved,), title, intro=leaf.self_help, when=_all(guards)
    )


def _choice(node: Node) -> Choice:
    return Choice(node.key, node.label, node.hint)


def _all(conditions: Guards) -> Condition:
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)
