"""The walk that finds a route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..conditions import ASKED_ON, decided, holds, questions_in
from ..definition import ExitStep, Journey, QuestionStep, Repeat, Section, Step
from ..fit import settled
from .steps import NEW, LiveStep, Route

Answers = Mapping[str, Any]
"""Question id to answer as JSON holds it. A repeat's id leads to
``{"items": [{"key": …, "answers": {…}}, …], "done": bool}``; ``done`` is "no more to add"."""


def route(journey: Journey, answers: Answers) -> Route:
    """Find the route of these answers. The same answers always give the same route."""
    return _Walk(journey, answers).route()


class _Walk:
    """One walk. ``unknown`` are questions that the gaps left behind: they may still be asked."""

    def __init__(self, journey: Journey, answers: Answers) -> None:
        self.journey, self.given = journey, answers
        self.steps: list[LiveStep] = []
        self.openings: list[LiveStep] = []
        self.kept: dict[str, Any] = {id_: answers[id_] for id_ in (ASKED_ON,) if id_ in answers}
        self.passed_by: set[str] = set()
        self.gaps: list[LiveStep] = []
        self.exit: LiveStep | None = None
        self.unknown: set[str] = set()
        self.waiting: set[str] = set()

    def route(self) -> Route:
        sections = []
        for section in self.journey.sections:
            if holds(section.when, self.kept):
                sections.append(section)
            if not self._ended:
                self._come_to(section)
        return Route(
            self.journey,
            tuple(self.steps),
            tuple(self.gaps),
            self.exit,
            self.kept,
            frozenset(self.passed_by),
            tuple(self.openings),
            tuple(sections),
            frozenset(self.waiting),
        )

    @property
    def _ended(self) -> bool:
        return self.exit is not None or (bool(self.gaps) and not self.journey.is_long)

    def _come_to(self, section: Section) -> None:
        shown = decided(section.when, self.kept, self.unknown)
        if shown is False:
            self._pass_by(section.steps)
        elif shown:
            self._walk(section)
        else:
            self._wait(section, section.steps)

    def _walk(self, section: Section) -> None:
        for place, step in enumerate(section.steps):
            shown = self._is_shown(step)
            if shown is None:
                self._wait(section, section.steps[place:])
                return
            if not shown:
                self._pass_by((step,))
            elif not self._go_through(section, step):
                self.unknown.update(_ids(section.steps[place:]))
                return

    def _is_shown(self, step: Step) -> bool | None:
        """Say whether a step is on the route; ``None`` while another part has to say so."""
        shown = decided(step.when, self.kept, self.unknown)
        return None if shown and self.unknown and self._turns_on_others(step) else shown

    def _turns_on_others(self, step: Step) -> bool:
        """Say whether what a step asks turns on what is not known, if it is asked at all."""
        if isinstance(step, QuestionStep):
            # What is looked up may turn on anything that was answered before.
            return any(question.choices_from for question in step.questions)
        pages = step.steps if isinstance(step, Repeat) else ()
        return any(questions_in(page.when) & self.unknown for page in pages)

    def _wait(self, section: Section, steps: Iterable[Step]) -> None:
        self.waiting.add(section.id)
        self.unknown.update(_ids(steps))

    def _go_through(self, section: Section, step: Step) -> bool:
        """Go through a step; say whether the way goes on behind it."""
        if isinstance(step, Repeat):
            return self._repeat(section, step)
        return self._visit(LiveStep(step.id, step, section), self.given, self.kept)

    def _visit(self, live: LiveStep, given: Answers, kept: dict[str, Any]) -> bool:
        self.steps.append(live)
        if isinstance(live.step, ExitStep):
            self.exit = live
        elif isinstance(live.step, QuestionStep):
            if not settled(live.step, given):
                self.gaps.append(live)
                return False
            for question in live.step.questions:
                kept[question.id] = given[question.id]
        return self.exit is None

    def _repeat(self, section: Section, repeat: Repeat) -> bool:
        stored = self.given.get(repeat.id)
        stored = stored if isinstance(stored, Mapping) else {}
        items = list(_items(stored))
        kept_items: list[dict[str, Any]] = []
        for key, given in items:
            kept = self._item(section, repeat, key, given)
            if kept is None:
                return False
            kept_items.append({"key": key, "answers": kept})
        opening = self._opening(section, repeat) if len(items) < repeat.most else None
        if opening:
            self.openings.append(opening)
        if opening and len(items) < repeat.minimum:
            self.steps.append(opening)
            self.gaps.append(opening)
            return False
        listed = LiveStep(repeat.id, repeat, section, repeat)
        self.steps.append(listed)
        if stored.get("done") is not True or not repeat.minimum <= len(items) <= repeat.most:
            self.gaps.append(listed)
            return False
        self.kept[repeat.id] = {"items": kept_items, "done": True}
        return True

    def _item(
        self, section: Section, repeat: Repeat, key: str, given: Answers
    ) -> dict[str, Any] | None:
        """Give what is kept of an item; ``None`` if it has a gap."""
        kept: dict[str, Any] = {}
        for step in repeat.steps:
            if step.when is not None and not holds(step.when, {**self.kept, **kept}):
                continue
            address = f"{repeat.id}/{key}/{step.id}"
            if not self._visit(LiveStep(address, step, section, repeat, key), given, kept):
                return None
        return kept

    def _opening(self, section: Section, repeat: Repeat) -> LiveStep | None:
        for step in repeat.steps:
            if holds(step.when, self.kept):
                return LiveStep(f"{repeat.id}/{NEW}/{step.id}", step, section, repeat, NEW)
        return None

    def _pass_by(self, steps: Iterable[Step]) -> None:
        self.passed_by.update(self.given.keys() & set(_ids(steps)))


def _ids(steps: Iterable[Step]) -> Iterator[str]:
    """Give the ids on which a condition on these steps could look."""
    for step in steps:
        if isinstance(step, Repeat):
            yield step.id
        elif isinstance(step, QuestionStep):
            yield from (question.id for question in step.questions)


def _items(stored: Mapping[str, Any]) -> Iterator[tuple[str, Answers]]:
    listed = stored.get("items")
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("answers"), Mapping):
            yield str(item.get("key", "")), item["answers"]
