"""The catalogue as frozen data: dangers first, then place, problem and detail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..words import Defect, Hazard, Place, Priority, Responsibility, Track

MOST_QUESTIONS = 4
"""How many questions a person is asked at most before we know what is wrong."""


@dataclass(frozen=True)
class Leaf:
    """What happens about a problem. What is left out is found by the proof, not refused here.

    ``name`` is the problem in full, in lists and letters: "blocked kitchen sink". ``sor`` is a code
    of the landlord's schedule of rates, ``minutes`` how long the work usually takes.
    ``unless_crime``: the tenant does not pay when they have a crime number. ``self_help`` is
    paragraphs to try first. ``phone`` is for what has to be told by telephone.
    """

    name: str = ""
    priority: Priority | None = None
    trade: str = ""
    sor: str = ""
    minutes: int = 0
    responsibility: Responsibility | None = None
    unless_crime: bool = False
    defect: Defect | None = None
    hazard: Hazard | None = None
    track: Track = Track.NONE
    self_help: tuple[str, ...] = ()
    phone: str = ""
    why: str = ""


@dataclass(frozen=True)
class Danger:
    """An answer of the first screen: whom to call at once, and what to do until they come."""

    call: str = ""
    whom: str = ""
    meanwhile: tuple[str, ...] = ()


@dataclass(frozen=True)
class Node:
    """An answer, with the question that follows it or what happens then.

    ``key`` never changes and is never used again. ``same_as`` is the key of a danger: this answer
    leads where that one leads. ``area`` is for places, which are at the top. ``picture`` is the
    number of an image, shown beside the words and never without them.
    """

    key: str
    label: str = ""
    hint: str = ""
    question: str = ""
    area: Place | None = None
    picture: int | None = None
    danger: Danger | None = None
    same_as: str = ""
    leaf: Leaf | None = None
    children: tuple[Node, ...] = ()


Path = tuple[Node, ...]
"""A node with all above it, itself last."""


@dataclass(frozen=True)
class Catalogue:
    """Everything, in order. At the top are dangers and places."""

    nodes: tuple[Node, ...] = ()

    @property
    def dangers(self) -> tuple[Node, ...]:
        """Give the answers of the first screen."""
        return tuple(node for node in self.nodes if node.danger)

    @property
    def places(self) -> tuple[Node, ...]:
        """Give the answers of the first question of the diagnosis."""
        return tuple(node for node in self.nodes if not node.danger)

    def paths(self) -> Iterator[Path]:
        """Give every node with those above it, in order, parents first."""
        yield from _paths(self.nodes, ())

    def ends(self) -> Iterator[Path]:
        """Give the ways that ask nothing more."""
        return (path for path in self.paths() if not path[-1].children)

    def path_of(self, key: str) -> Path | None:
        """Give the way to a node."""
        return next((path for path in self.paths() if path[-1].key == key), None)

    def danger(self, key: str) -> Node | None:
        """Give a danger by its key."""
        return next((node for node in self.dangers if node.key == key), None)


def in_words(path: Path) -> str:
    """Tell a way: "Kitchen > Sink > It leaks"."""
    return " > ".join(node.label or node.key for node in path)


def _paths(nodes: tuple[Node, ...], above: Path) -> Iterator[Path]:
    for node in nodes:
        here = (*above, node)
        yield here
        yield from _paths(node.children, here)
