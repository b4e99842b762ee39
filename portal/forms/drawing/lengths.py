"""The shortest and the longest way through a form, exactly: in questions, in pages and in minutes.

Each of the three is found apart: the way with the fewest questions need not be the quickest.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..definition import ExitStep, Journey, Repeat
from ..prove.diagrams import Tangled
from ..prove.limits import limits
from ..prove.problem import Fault
from .measure import Measure, Values

THINGS = 3
"""How many things stand on a list in the longest way, if as many may."""
UNREADABLE = {Fault.LIMIT, Fault.REPEAT}


@dataclass(frozen=True)
class Length:
    """How long a way is."""

    questions: int
    pages: int
    seconds: int

    @property
    def minutes(self) -> int:
        """Give whole minutes, and one at least."""
        return max(1, round(self.seconds / 60))


@dataclass(frozen=True)
class Range:
    """The least and the most of each."""

    shortest: Length
    longest: Length


@dataclass(frozen=True)
class Lengths:
    """How long the ways are that lead to the end, and those that lead to each exit.

    ``None`` where none does. The exit's own page is not counted, nor is "Check your answers".
    """

    end: Range | None
    exits: tuple[tuple[ExitStep, Range | None], ...]
    lists: tuple[tuple[Repeat, int, int], ...]
    """How many things each list was taken to have, at least and at most."""


def lengths(journey: Journey, things: int = THINGS) -> Lengths | None:
    """Measure a form. ``None``: its conditions lean on each other too much, or cannot be read."""
    lists = [step for _section, step in journey.steps() if isinstance(step, Repeat)]
    if any(not each.minimum <= each.most for each in lists) or any(
        problem.fault in UNREADABLE for problem in limits(journey, None)
    ):
        return None
    try:
        measure = Measure(journey, things)
        end = measure.walk()
    except Tangled:
        return None
    exits = tuple((step, _range(values)) for step, values in measure.exits)
    return Lengths(_range(end), exits, tuple(measure.lists))


def _range(values: Values) -> Range | None:
    if values is None:
        return None
    return Range(Length(*values[:3]), Length(*(-each for each in values[3:])))
