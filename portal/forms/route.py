"""The route: the steps, in order, that these answers lead to.

It is walked once from the start and stops at the first gap. Only answers on the live route
steer it, so an answer given on a branch since left does nothing until the branch is open again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .conditions import holds
from .definition import (
    ExitStep,
    Journey,
    QuestionStep,
    Repeat,
    Section,
    Step,
)
from .fit import settled

Answers = Mapping[str, Any]
"""Question id to answer as JSON holds it. A repeat's id leads to
``{"items": [{"key": …, "answers": {…}}, …], "done": bool}``; ``done`` is "no more to add"."""

NEW = "new"
"""Stands in an address for the key of an item that has not been saved yet."""


@dataclass(frozen=True)
class LiveStep:
    """A step where it stands on the route. An item's address is ``repeat/item/step``."""

    address: str
    step: Step
    section: Section
    repeat: Repeat | None = None
    item: str = ""

    @property
    def asks(self) -> QuestionStep:
        """The step as a page of questions. Raises TypeError for one that asks nothing."""
        if not isinstance(self.step, QuestionStep):
            raise TypeError(f"{self.address} asks nothing.")
        return self.step


@dataclass(frozen=True)
class Part:
    """Part ``number`` of ``of``, for "part 3 of 4: your visit"."""

    number: int
    of: int
    title: str


@dataclass(frozen=True)
class Route:
    """Where answers lead.

    ``steps`` end with the gap or the exit, if there is one. ``answers`` are those of settled
    steps on the route: what is shown, sent and kept. ``abandoned`` are ids of questions and
    repeats that have an answer and were passed by. ``openings`` are the first pages of items
    that may be added.
    """

    journey: Journey
    steps: tuple[LiveStep, ...]
    gap: LiveStep | None
    exit: LiveStep | None
    answers: dict[str, Any] = field(repr=False)
    abandoned: frozenset[str]
    openings: tuple[LiveStep, ...]
    sections: tuple[Section, ...]

    @property
    def complete(self) -> bool:
        """Say whether there is nothing left to ask."""
        return self.gap is None and self.exit is None

    def find(self, address: str) -> LiveStep | None:
        """Give the step of an address, if it may be visited now."""
        for live in (*self.steps, *self.openings):
            if live.address == address:
                return live
        return None

    def after(self, address: str) -> LiveStep | None:
        """Give the step that follows one on the route; ``None`` means check your answers."""
        places = [live.address for live in self.steps]
        if address not in places:
            return self.gap or self.exit
        following = self.steps[places.index(address) + 1 :]
        return following[0] if following else None

    def before(self, address: str) -> LiveStep | None:
        """Give the step that Back leads to; ``None`` before the first."""
        places = [live.address for live in self.steps]
        if address in places:
            place = places.index(address)
            return self.steps[place - 1] if place else None
        opening = self.find(address)
        return self.find(opening.repeat.id) if opening and opening.repeat else None

    def part(self, section: Section) -> Part:
        """Number a section among those that these answers do not rule out."""
        place = self.sections.index(section) + 1
        return Part(place, len(self.sections), section.title)


def route(journey: Journey, answers: Answers) -> Route:
    """Find the route of these answers. The same answers always give the same route."""
    return _Walk(journey, answers).route()


class _Walk:
    """One walk. It stops at the first gap or exit."""

    def __init__(self, journey: Journey, answers: Answers) -> None:
        self.journey, self.given = journey, answers
        self.steps: list[LiveStep] = []
        self.openings: list[LiveStep] = []
        self.kept: dict[str, Any] = {}
        self.passed_by: set[str] = set()
        self.gap: LiveStep | None = None
        self.exit: LiveStep | None = None

    def route(self) -> Route:
        sections = []
        for section in self.journey.sections:
            if holds(section.when, self.kept):
                sections.append(section)
                self._walk(section)
            elif not self._ended:
                self._pass_by(section.steps)
        return Route(
            self.journey,
            tuple(self.steps),
            self.gap,
            self.exit,
            self.kept,
            frozenset(self.passed_by),
            tuple(self.openings),
            tuple(sections),
        )

    @property
    def _ended(self) -> bool:
        return self.gap is not None or self.exit is not None

    def _walk(self, section: Section) -> None:
        for step in section.steps:
            if self._ended:
                return
            if not holds(step.when, self.kept):
                self._pass_by((step,))
            elif isinstance(step, Repeat):
                self._repeat(section, step)
            else:
                self._visit(LiveStep(step.id, step, section), self.given, self.kept)

    def _visit(self, live: LiveStep, given: Answers, kept: dict[str, Any]) -> None:
        self.steps.append(live)
        if isinstance(live.step, ExitStep):
            self.exit = live
        elif isinstance(live.step, QuestionStep):
            if settled(live.step, given):
                for question in live.step.questions:
                    kept[question.id] = given[question.id]
            else:
                self.gap = live

    def _repeat(self, section: Section, repeat: Repeat) -> None:
        stored = self.given.get(repeat.id)
        stored = stored if isinstance(stored, Mapping) else {}
        items = list(_items(stored))
        kept_items: list[dict[str, Any]] = []
        for key, given in items:
            kept_items.append({"key": key, "answers": self._item(section, repeat, key, given)})
            if self.gap:
                return
        opening = self._opening(section, repeat) if len(items) < repeat.most else None
        if opening:
            self.openings.append(opening)
        if opening and len(items) < repeat.minimum:
            self.steps.append(opening)
            self.gap = opening
            return
        listed = LiveStep(repeat.id, repeat, section, repeat)
        self.steps.append(listed)
        if stored.get("done") is True and repeat.minimum <= len(items) <= repeat.most:
            self.kept[repeat.id] = {"items": kept_items, "done": True}
        else:
            self.gap = listed

    def _item(self, section: Section, repeat: Repeat, key: str, given: Answers) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for step in repeat.steps:
            if step.when is not None and not holds(step.when, {**self.kept, **kept}):
                continue
            address = f"{repeat.id}/{key}/{step.id}"
            self._visit(LiveStep(address, step, section, repeat, key), given, kept)
            if self.gap:
                break
        return kept

    def _opening(self, section: Section, repeat: Repeat) -> LiveStep | None:
        for step in repeat.steps:
            if holds(step.when, self.kept):
                return LiveStep(f"{repeat.id}/{NEW}/{step.id}", step, section, repeat, NEW)
        return None

    def _pass_by(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            if isinstance(step, Repeat):
                self.passed_by.update({step.id} & self.given.keys())
            elif isinstance(step, QuestionStep):
                ids = {question.id for question in step.questions}
                self.passed_by.update(ids & self.given.keys())


def _items(stored: Mapping[str, Any]) -> Iterator[tuple[str, Answers]]:
    listed = stored.get("items")
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("answers"), Mapping):
            yield str(item.get("key", "")), item["answers"]
