"""A form as points and lines, with each condition in words. The drawing and its text come from it.

A form has no "go to": its steps stand in order, and a step is passed by when its condition does
not hold. So there are crossings, one before each run of steps with one condition; from a crossing a
line leads into the run, and another past it to the next crossing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ..conditions import Condition
from ..definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat, Step
from ..said import Said

END = "Check your answers"
UNTITLED = "A page without a title"
UNTITLED_PART = "A part without a title"


class Shape(StrEnum):
    """What a stop is."""

    QUESTIONS = "questions"
    READING = "reading"
    LIST = "list"
    EXIT = "exit"


@dataclass(frozen=True)
class Stop:
    """A step. ``when`` is empty where it is always shown, ``inner`` what is asked of each thing."""

    id: str
    title: str
    shape: Shape
    about: str
    when: str = ""
    inner: tuple[Stop, ...] = ()

    @property
    def is_exit(self) -> bool:
        return self.shape is Shape.EXIT


@dataclass(frozen=True)
class Run:
    """Steps in a row that are shown together or passed by together; an exit is alone."""

    when: str
    stops: tuple[Stop, ...]

    @property
    def is_exit(self) -> bool:
        return self.stops[0].is_exit


@dataclass(frozen=True)
class Part:
    """A section of the form."""

    id: str
    title: str
    when: str
    runs: tuple[Run, ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Give its steps in order."""
        return tuple(stop for run in self.runs for stop in run.stops)


@dataclass(frozen=True)
class Graph:
    """A whole form."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Line:
    """One line. It leads from a crossing (a number) or a stop (an id) to another.

    ``past`` is the run or the part that is passed by. The last crossing is the end.
    """

    tail: int | str
    head: int | str
    when: str = ""
    past: Run | Part | None = None


def graph(journey: Journey) -> Graph:
    """Give the points of a form."""
    said = Said(journey)
    parts = []
    for section in journey.sections:
        runs = []
        for _key, steps in groupby(enumerate(section.steps), _together):
            listed = [step for _place, step in steps]
            when = _when(said, listed[0].when)
            runs.append(Run(when, tuple(_stop(said, step) for step in listed)))
        title = section.title.strip() or UNTITLED_PART
        parts.append(Part(section.id, title, _when(said, section.when), tuple(runs)))
    return Graph(journey.title.strip() or "A form without a title", tuple(parts))


def lines(drawn: Graph) -> Iterator[Line]:
    """Give every line, from the first crossing, which is 0, to the last."""
    at = 0
    for part in drawn.parts:
        first = at
        if part.when:
            at += 1
            yield Line(first, at, part.when)
        for run in part.runs:
            yield from _through(run, at)
            at += 1
        if part.when:
            yield Line(at, at + 1)
            at += 1
            yield Line(first, at, f"not so: {part.when}", part)


def _through(run: Run, at: int) -> Iterator[Line]:
    tail: int | str = at
    for stop in run.stops:
        yield Line(tail, stop.id, run.when if tail == at else "")
        tail = stop.id
    if not run.is_exit:
        yield Line(tail, at + 1)
    if run.when:
        yield Line(at, at + 1, f"not so: {run.when}", run)


def _together(placed: tuple[int, Step]) -> tuple[Condition | None, int]:
    """Say what makes steps a run: one condition, and no exit among them."""
    place, step = placed
    return step.when, -1 if not isinstance(step, ExitStep) else place


def _when(said: Said, condition: Condition | None) -> str:
    return "" if condition is None else said.sentence(condition)


def _stop(said: Said, step: Step) -> Stop:
    when = _when(said, step.when)
    title = step.heading.strip() or UNTITLED
    match step:
        case ExitStep():
            return Stop(step.id, title, Shape.EXIT, "The form ends here", when)
        case ContentStep():
            return Stop(step.id, title, Shape.READING, "A page to read", when)
        case QuestionStep():
            about = counted(len(step.questions), "question")
            return Stop(step.id, title, Shape.QUESTIONS, about, when)
        case Repeat():
            about = f"A list of {step.many}, {_how_many(step)}"
            inner = tuple(_stop(said, page) for page in step.steps)
            return Stop(step.id, title, Shape.LIST, about, when, inner)


def _how_many(repeat: Repeat) -> str:
    if repeat.minimum == repeat.most:
        return f"{repeat.most}"
    return f"{repeat.minimum} to {repeat.most}" if repeat.minimum else f"up to {repeat.most}"


def counted(number: int, one: str) -> str:
    """Write a number with what it counts: "1 question", "2 questions"."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def stops(drawn: Graph) -> Iterable[Stop]:
    """Give every step in order."""
    return (stop for part in drawn.parts for stop in part.stops)
