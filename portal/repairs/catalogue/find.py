"""Where the answers of a person lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.forms.definition import NO, YES

from .compile import DANGER, ELSE, NONE, WHERE, question_of, tried_of
from .tree import Catalogue, Leaf, Node, Path, in_words


class Ending(StrEnum):
    """How a diagnosis ends."""

    REPAIR = "repair"
    DANGER = "danger"
    OWN_WORDS = "own words"
    SOLVED = "solved"


@dataclass(frozen=True)
class Found:
    """The end of a diagnosis. ``path`` is what was chosen, the last answer last.

    ``danger`` is set for a danger, however it was told. ``leaf`` is what happens: the danger's for
    a danger, and none where staff have to read what somebody wrote in their own words.
    """

    ending: Ending
    path: Path = ()
    leaf: Leaf | None = None
    danger: Node | None = None

    @property
    def key(self) -> str:
        """Name the end, for ever: the key of the node. "" for "Something else" at the start."""
        return self.path[-1].key if self.path else ""

    @property
    def words(self) -> str:
        """Tell what was chosen."""
        said = in_words(self.path)
        if self.ending is not Ending.OWN_WORDS:
            return said
        return f"{said} > Something else" if said else "Something else"


def leaf_of(catalogue: Catalogue, answers: Mapping[str, Any]) -> Found | None:
    """Give where answers lead; ``None`` as long as they lead to no end."""
    danger = catalogue.danger(str(answers.get(DANGER) or ""))
    if danger:
        return Found(Ending.DANGER, (danger,), danger.leaf, danger)
    if answers.get(DANGER) != NONE:
        return None
    path: Path = ()
    nodes, asked = catalogue.places, WHERE
    while nodes:
        if answers.get(asked) == ELSE:
            return Found(Ending.OWN_WORDS, path)
        chosen = next((node for node in nodes if node.key == answers.get(asked)), None)
        if chosen is None:
            return None
        path = (*path, chosen)
        nodes, asked = chosen.children, question_of(chosen)
    return _end(catalogue, path, answers) if path else None


def _end(catalogue: Catalogue, path: Path, answers: Mapping[str, Any]) -> Found | None:
    last = path[-1]
    if last.same_as:
        danger = catalogue.danger(last.same_as)
        return Found(Ending.DANGER, path, danger.leaf, danger) if danger else None
    if last.leaf is None:
        return None
    if last.leaf.self_help:
        if answers.get(tried_of(last)) == YES:
            return Found(Ending.SOLVED, path, last.leaf)
        if answers.get(tried_of(last)) != NO:
            return None
    return Found(Ending.REPAIR, path, last.leaf)
