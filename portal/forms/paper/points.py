"""What stands on a paper form, in order and numbered: questions, lists, and boxes to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .. import offers
from ..conditions import AllOf, Condition
from ..definition import ExitStep, Journey, Question, QuestionStep, Repeat, Section, Step
from .known import simplified, without

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, eq=False)
class Gate:
    """What has to hold for a run of points, or for a whole part."""

    condition: Condition


@dataclass(frozen=True, eq=False)
class Point:
    """One thing on paper. ``gates`` are those that it stands behind, the outermost first.

    A question has a ``question`` and a ``number``; a list has a ``number`` and what is asked of
    each thing on it ``inside``; a box to read has neither.
    """

    section: Section
    step: Step
    gates: tuple[Gate, ...]
    number: str = ""
    question: Question | None = None
    inside: tuple[Point, ...] = ()
    ends_page: bool = True

    @property
    def asks(self) -> str:
        """The id under which answers hold what is written here; nothing for a box."""
        if self.question is not None:
            return self.question.id
        return self.step.id if isinstance(self.step, Repeat) else ""


def points(journey: Journey) -> tuple[Point, ...]:
    """Give everything that is printed, in order."""
    return tuple(_Numbering(journey).points())


def printed(question: Question) -> Question | None:
    """Give a question as paper can ask it; ``None`` for one that paper cannot ask.

    What is looked up is printed as it is before any answer. Where nothing is found then, there has
    to be something to choose from without it, and room for another answer.
    """
    if not question.choices_from:
        return question
    found = offers.find(question, {})
    if found:
        return replace(question, choices=(*found, *question.options), choices_from="")
    return question if len(question.options) > 1 else None


class _Numbering:
    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.asked: set[str] = set()
        self.settled: dict[str, Any] = {}
        self.number = 0

    def points(self) -> Iterator[Point]:
        for section in self.journey.sections:
            left = simplified(section.when, self.settled, self.asked)
            if left is False:
                continue
            around = () if left is True else (Gate(left),)
            yield from self._steps(section, section.steps, around)

    def _steps(
        self, section: Section, steps: Iterable[Step], around: tuple[Gate, ...], inside: str = ""
    ) -> Iterator[Point]:
        gate: Gate | None = None
        given = around[-1].condition if around else None
        for step in steps:
            left = without(simplified(step.when, self.settled, self.asked), given)
            if left is False:
                continue
            if left is True:
                gate = None
            elif gate is None or gate.condition != left or isinstance(step, ExitStep):
                gate = Gate(left)
            gates = (*around, *((gate,) if gate else ()))
            if isinstance(step, Repeat):
                yield self._list(section, step, gates)
            elif isinstance(step, QuestionStep):
                yield from self._page(section, step, gates, inside)
            else:
                yield Point(section, step, gates)
                gate = None if isinstance(step, ExitStep) else gate

    def _page(
        self, section: Section, step: QuestionStep, gates: tuple[Gate, ...], inside: str
    ) -> Iterator[Point]:
        asked = []
        for question in step.questions:
            on_paper = printed(question)
            if on_paper is None:
                last = [each.value for each in question.options[-1:]]
                self.settled[question.id] = last[0] if last else None
            else:
                asked.append(on_paper)
        for question in asked:
            self.asked.add(question.id)
            number = self._next(inside)
            yield Point(section, step, gates, number, question, ends_page=question is asked[-1])

    def _list(self, section: Section, step: Repeat, gates: tuple[Gate, ...]) -> Point:
        number = self._next()
        outside, self.number = self.number, 0
        known = set(self.asked)
        inside = tuple(self._steps(section, step.steps, (), number))
        self.number, self.asked = outside, {*known, step.id}
        return Point(section, step, gates, number, inside=inside)

    def _next(self, inside: str = "") -> str:
        self.number += 1
        return inside + _letters(self.number) if inside else str(self.number)


def _letters(number: int) -> str:
    """a, b, …, z, aa, ab, …"""
    before, last = divmod(number - 1, len(LETTERS))
    return (_letters(before) if before else "") + LETTERS[last]


def whole(conditions: Iterable[Condition]) -> Condition | None:
    """Join conditions that all have to hold."""
    tests = tuple(conditions)
    return tests[0] if len(tests) == 1 else AllOf(tests) if tests else None
