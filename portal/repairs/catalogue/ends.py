"""Conditions on where a diagnosis has ended: on a danger, on a problem of a kind, on own words.

Each looks first whether a question was asked, and then at its answer: so the way to it need not be
said again, and a condition stays short however large the catalogue is. They are for whoever is in
no danger, whom alone the first question is asked: put ``compile.CALM`` before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portal.forms.conditions import AllOf, Answered, AnyOf, Condition, Equals, In, Not
from portal.forms.definition import YES

from ..words import Place
from .compile import ELSE, WHERE, question_of, tried_of
from .tree import Catalogue, Leaf, Node, Path


def asked_at(path: Path) -> str:
    """Give the question to which the last node of a way is an answer."""
    return question_of(path[-2]) if len(path) > 1 else WHERE


def ends_with(catalogue: Catalogue, wanted: Callable[[Node], bool]) -> Condition | None:
    """Say when somebody has chosen an end of this kind; ``None`` if there is none."""
    chosen: dict[str, list[str]] = {}
    for path in catalogue.ends():
        if not path[-1].danger and wanted(path[-1]):
            chosen.setdefault(asked_at(path), []).append(path[-1].key)
    return _any([_chose(question, keys) for question, keys in chosen.items()])


def leads_to(catalogue: Catalogue, wanted: Callable[[Leaf], bool]) -> Condition | None:
    """Say when somebody has chosen a problem of this kind."""
    return ends_with(catalogue, lambda node: node.leaf is not None and wanted(node.leaf))


def danger_later(catalogue: Catalogue, key: str = "") -> Condition | None:
    """Say when what somebody told us only later is a danger: any, or the one of this key."""
    return ends_with(
        catalogue, lambda node: bool(node.same_as) and (not key or node.same_as == key)
    )


def own_words(catalogue: Catalogue) -> Condition:
    """Say when somebody has chosen "Something else" anywhere."""
    asked = [path[-1] for path in catalogue.paths() if path[-1].children]
    later = [_chose(question, [ELSE]) for question in map(question_of, asked)]
    first = _chose(WHERE, [ELSE])
    return AnyOf((first, *later)) if later else first


def solved(catalogue: Catalogue) -> Condition | None:
    """Say when what we told somebody to try has solved it."""
    tried = (path[-1] for path in catalogue.ends() if path[-1].leaf and path[-1].leaf.self_help)
    return _any([AllOf((Answered(tried_of(each)), Equals(tried_of(each), YES))) for each in tried])


def is_at(catalogue: Catalogue, *areas: Place) -> Condition | None:
    """Say when the problem is at such a place; for after the first question of the diagnosis."""
    keys = tuple(place.key for place in catalogue.places if place.area in areas)
    return In(WHERE, keys) if keys else None


def unless(condition: Condition | None) -> Iterator[Condition]:
    """Give what holds where something does not; nothing where it never does."""
    if condition is not None:
        yield Not(condition)


def _chose(question: str, keys: list[str]) -> Condition:
    one = Equals(question, keys[0]) if len(keys) == 1 else In(question, tuple(keys))
    return one if question == WHERE else AllOf((Answered(question), one))


def _any(conditions: list[Condition]) -> Condition | None:
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return AnyOf(tuple(conditions))
