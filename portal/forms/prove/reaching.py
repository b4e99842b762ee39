"""Which answers lead to a page, read from the diagrams of the proof."""

from __future__ import annotations

from typing import Any

from ..conditions import Condition, day_of, meets
from ..definition import Journey, Section
from .diagrams import NO, Node
from .space import Variable, on, samples
from .walk import Walk


class NotToday(Exception):
    """Only on another day would any answer do so."""


class Reaching(Walk):
    """The proof's walk, which also remembers in which states each page is come to."""

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self.states: dict[str, Node] = {}
        self._depth, self._at_section = 0, False
        self.problems()

    def _section(self, section: Section) -> None:
        self._at_section = True
        super()._section(section)

    def _decide(self, condition: Condition | None, states: Node, where: str) -> Node:
        self._depth += 1
        found = super()._decide(condition, states, where)
        self._depth -= 1
        if not self._depth:
            if not self._at_section:
                self.states[where] = found
            self._at_section = False
        return found

    def to(self, step: str) -> dict[str, Any] | None:
        """Give the answers, as a draft keeps them, that matter for coming to a step.

        A repeat's are ``{"items": [{}, …]}``. ``None``: nobody comes there.
        """
        return self.answers(self.states.get(step, NO))

    def to_the_end(self) -> dict[str, Any] | None:
        """Give those that matter for coming to "Check your answers"."""
        return self.answers(self.here)

    def answers(self, states: Node) -> dict[str, Any] | None:
        """Give one state of a set as answers; ``None`` where there is none, or none today."""
        if states is NO:
            return None
        try:
            return self._answers(states)
        except NotToday:
            return None

    def _answers(self, states: Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, value in self.ways.example(states).items():
            asked = self.space.variables[number].asked
            if self.space.boxes_of(asked.id):
                found.setdefault(asked.id, [])
                if value:
                    found[asked.id].append(self._box(self.space.variables[number], number))
            else:
                found[asked.id] = self._sample(asked, value)
        return found

    def _sample(self, asked: Any, value: int) -> Any:
        """Give an answer that meets, today, just the conditions that a value stands for."""
        _number, by_condition = self.space.values_of(asked.id)
        settled = {each: on(each, day_of({})) for each in by_condition}
        for answer, _words in samples(asked, list(settled.values())):
            if all(
                meets(settled[each], answer) == (value in met) for each, met in by_condition.items()
            ):
                return answer
        raise NotToday

    def _box(self, variable: Variable, number: int) -> str:
        """Give the value of a box; the one for "something else" is any that no condition names."""
        boxes = self.space.boxes_of(variable.asked.id)
        value = next(each for each, its_number in boxes.items() if its_number == number)
        options = getattr(variable.asked, "options", ())
        return value or next(each.value for each in options if each.value not in boxes)
