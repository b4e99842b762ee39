"""Can it be read, by everybody, and is nothing said twice?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal.council.reading import grade_of

from ..tree import Catalogue, Node, Path
from .problem import Problem, Rule, at, whole

HARDEST = 8.0
"""The highest grade, in school years, of what one outcome says. Fewer words say nothing of it."""
FEWEST_WORDS = 20


def wording(catalogue: Catalogue) -> Iterator[Problem]:
    """Give what has no words, the same words as something else, or hard ones."""
    yield from _answers(catalogue.dangers, "The first screen")
    yield from _answers(catalogue.places, "The first question")
    names = Counter(_plain(path[-1].leaf.name) for path in catalogue.paths() if path[-1].leaf)
    questions = Counter(_plain(path[-1].question) for path in catalogue.paths())
    for path in catalogue.paths():
        yield from _node(path, questions)
        yield from _leaf(path, names)


def _node(path: Path, questions: Counter[str]) -> Iterator[Problem]:
    node = path[-1]
    if not node.label.strip():
        yield at(path, Rule.LABEL, "has no words for people to choose.")
    if node.children and not node.question.strip():
        yield at(path, Rule.QUESTION, "has answers below it, but asks no question.")
    elif node.children and questions[_plain(node.question)] > 1:
        yield at(path, Rule.SAID_TWICE, f"asks ‘{node.question}’, as something else does.")
    if node.picture is not None and not node.hint.strip():
        yield at(path, Rule.PICTURE, "has a picture, but no words that say the same.")
    for label, times in Counter(_plain(child.label) for child in node.children).items():
        if label and times > 1:
            yield at(path, Rule.SAID_TWICE, f"has two answers that say ‘{label}’.")


def _leaf(path: Path, names: Counter[str]) -> Iterator[Problem]:
    leaf = path[-1].leaf
    if leaf is None:
        return
    if not leaf.name.strip():
        yield at(path, Rule.LABEL, "has no name for lists and letters.")
    elif names[_plain(leaf.name)] > 1:
        yield at(path, Rule.SAID_TWICE, f"is named ‘{leaf.name}’, as something else is.")
    if not leaf.why.strip():
        yield at(path, Rule.WHY, "does not say why it has this priority.")
    said = words_of(path[-1])
    if len(said.split()) >= FEWEST_WORDS and (grade := grade_of(said)) > HARDEST:
        yield at(
            path,
            Rule.READING,
            f"is hard to read: school year {grade:.0f}. Use shorter words and sentences.",
        )


def words_of(node: Node) -> str:
    """Give all that a person may read of an outcome."""
    leaf, danger = node.leaf, node.danger
    said = [*(leaf.self_help if leaf else ()), leaf.why if leaf else ""]
    return " ".join(part for part in (*said, *(danger.meanwhile if danger else ())) if part)


def _answers(nodes: tuple[Node, ...], where: str) -> Iterator[Problem]:
    for label, times in Counter(_plain(node.label) for node in nodes).items():
        if label and times > 1:
            yield whole(Rule.SAID_TWICE, f"{where} has two answers that say ‘{label}’.")


def _plain(words: str) -> str:
    return words.strip().casefold()
