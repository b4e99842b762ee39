"""Catalogues for tests: a small one with nothing wrong, random ones, and ways to break them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from portal.repairs.catalogue.compile import (
    DANGER,
    ELSE,
    NONE,
    WHERE,
    question_of,
    tried_of,
)
from portal.repairs.catalogue.prove import Limits
from portal.repairs.catalogue.tree import Catalogue, Danger, Leaf, Node
from portal.repairs.words import Defect, Hazard, Place, Priority, Responsibility, Track

LIMITS = Limits(
    of_priority={Priority.EMERGENCY: 1, Priority.URGENT: 3, Priority.ROUTINE: 28},
    of_defect={Defect.LEAK: 1, Defect.WASTE: 3, Defect.FAN: 7},
    significant=15,
)


def leaf(name: str, **more: Any) -> Leaf:
    """An outcome with all that it must have."""
    given: dict[str, Any] = {
        "priority": Priority.ROUTINE,
        "trade": "plumber",
        "sor": "DEMO0001",
        "minutes": 60,
        "responsibility": Responsibility.LANDLORD,
        "why": "It can wait a little.",
    }
    return Leaf(name=name, **{**given, **more})


def urgent(name: str) -> Leaf:
    """What happens about a danger."""
    return leaf(name, priority=Priority.EMERGENCY)


GAS = Node(
    "gas",
    "I smell gas",
    danger=Danger("0800 111 999", "Gas emergency line", ("Open the windows.", "Go outside.")),
    leaf=urgent("smell of gas"),
)
DRIP = Node("sink-drips", "The tap drips", leaf=leaf("dripping kitchen tap"))
BLOCKED = Node(
    "sink-blocked",
    "It is blocked",
    leaf=leaf(
        "blocked kitchen sink",
        priority=Priority.URGENT,
        defect=Defect.WASTE,
        self_help=("Use a plunger.", "Pour in hot water."),
    ),
)
SINK = Node("sink", "Sink", question="What is wrong with the sink?", children=(DRIP, BLOCKED))
OVEN = Node("oven", "The cooker smells of gas", same_as="gas")
KITCHEN = Node(
    "kitchen",
    "Kitchen",
    question="What is wrong in the kitchen?",
    area=Place.INSIDE,
    children=(SINK, OVEN),
)
MOULD = Node(
    "hall-mould",
    "There is mould",
    leaf=leaf(
        "mould in a shared hall",
        priority=Priority.URGENT,
        hazard=Hazard.DAMP_MOULD,
        track=Track.SIGNIFICANT,
    ),
)
LAMP = Node("hall-lamp", "A light is out", leaf=leaf("light in a shared hall"))
HALL = Node(
    "hall",
    "Hall and stairs",
    question="What is wrong in the hall?",
    area=Place.SHARED,
    children=(MOULD, LAMP),
)
SMALL = Catalogue((GAS, KITCHEN, HALL))


def changed(catalogue: Catalogue, key: str, /, **fields: Any) -> Catalogue:
    """The same with one node changed; ``leaf__…`` and ``danger__…`` change its parts."""

    def one(node: Node) -> Node:
        node = replace(node, children=tuple(one(child) for child in node.children))
        if node.key != key:
            return node
        for part in ("leaf", "danger"):
            inside = {
                name.partition("__")[2]: value
                for name, value in fields.items()
                if name.startswith(f"{part}__")
            }
            if inside:
                node = replace(node, **{part: replace(getattr(node, part), **inside)})
        return replace(node, **{name: v for name, v in fields.items() if "__" not in name})

    return Catalogue(tuple(one(node) for node in catalogue.nodes))


def every_way(catalogue: Catalogue) -> Iterator[tuple[dict[str, str], int]]:
    """The answers of every way through, and how many of them are about the diagnosis."""
    for danger in catalogue.dangers:
        yield {DANGER: danger.key}, 0
    yield from _ways(catalogue.places, WHERE, {DANGER: NONE}, 0)


def _ways(
    nodes: tuple[Node, ...], asked: str, so_far: dict[str, str], count: int
) -> Iterator[tuple[dict[str, str], int]]:
    yield {**so_far, asked: ELSE}, count + 1
    for node in nodes:
        here = {**so_far, asked: node.key}
        if node.children:
            yield from _ways(node.children, question_of(node), here, count + 1)
        elif node.leaf and node.leaf.self_help:
            for answer in ("yes", "no"):
                yield {**here, tried_of(node): answer}, count + 2
        else:
            yield here, count + 1


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Any catalogue with nothing wrong in it."""
    number = iter(range(1, 10_000))
    dangers = tuple(
        replace(GAS, key=f"danger-{n}", label=f"Danger {n}", leaf=urgent(f"danger {n}"))
        for n in range(draw(st.integers(1, 3)))
    )

    def node(depth: int) -> Node:
        n = next(number)
        area = draw(st.sampled_from(Place)) if depth == 1 else None
        bare = Node(f"n{n}", f"Answer {n}", area=area)
        kind = draw(st.sampled_from(["leaf", "try", "same"] + ["ask"] * (3 if depth < 4 else 0)))
        if kind == "ask":
            count = draw(st.integers(2, 4))
            below = tuple(node(depth + 1) for _ in range(count))
            return replace(bare, question=f"What about {n}?", children=below)
        if kind == "same":
            return replace(bare, same_as=draw(st.sampled_from(dangers)).key)
        tips = ("Turn it off and on.",) if kind == "try" else ()
        return replace(bare, leaf=leaf(f"thing {n}", self_help=tips))

    places = tuple(node(1) for _ in range(draw(st.integers(2, 4))))
    return Catalogue((*dangers, *places))
