"""A route, and the steps that stand on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..definition import ContentStep, Journey, QuestionStep, Repeat, Section, Step

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

    @property
    def lists(self) -> Repeat:
        """The step as the page of a list. Raises TypeError for one that lists nothing."""
        if not isinstance(self.step, Repeat):
            raise TypeError(f"{self.address} lists nothing.")
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

    ``steps`` are in order; each of ``gaps`` is the last of its part, and the exit is the last of
    all. A form that is not long has one gap at most, at the end. ``waiting`` are ids of parts that
    cannot go on before another part does. ``answers`` are those of settled steps on the route:
    what is shown, sent and kept. ``abandoned`` are ids of questions and repeats that have an
    answer and were passed by. ``openings`` are the first pages of items that may be added.
    """

    journey: Journey
    steps: tuple[LiveStep, ...]
    gaps: tuple[LiveStep, ...]
    exit: LiveStep | None
    answers: dict[str, Any] = field(repr=False)
    abandoned: frozenset[str]
    openings: tuple[LiveStep, ...]
    sections: tuple[Section, ...]
    waiting: frozenset[str] = frozenset()

    @property
    def gap(self) -> LiveStep | None:
        """Give the first gap. Where the road ends there is nothing more to ask."""
        return self.gaps[0] if self.gaps and self.exit is None else None

    @property
    def complete(self) -> bool:
        """Say whether there is nothing left to ask."""
        return not self.gaps and self.exit is None

    def find(self, address: str) -> LiveStep | None:
        """Give the step of an address, if it may be visited now."""
        for live in (*self.steps, *self.openings):
            if live.address == address:
                return live
        return None

    def after(self, address: str) -> LiveStep | None:
        """Give the step that follows one on the route; ``None`` means check your answers.

        From the end of a part of a long form it is in the next part that is not finished.
        """
        places = [live.address for live in self.steps]
        if address not in places:
            return self.gap or self.exit
        place = places.index(address)
        following = self.steps[place + 1 :]
        if following and self._is_border(self.steps[place], following[0]):
            ends = (self.ending(live.section) for live in following)
            return next((self._begin(end) for end in ends if end), None)
        return following[0] if following else None

    def before(self, address: str) -> LiveStep | None:
        """Give the step that Back leads to; ``None`` before the first, and after a gap."""
        places = [live.address for live in self.steps]
        if address in places:
            place = places.index(address)
            earlier = self.steps[place - 1] if place else None
            return None if earlier in self.gaps else earlier
        opening = self.find(address)
        return self.find(opening.repeat.id) if opening and opening.repeat else None

    def is_first(self, live: LiveStep) -> bool:
        """Say whether a step is where the form begins."""
        return self.steps[:1] == (live,)

    def of(self, section: Section) -> tuple[LiveStep, ...]:
        """Give the steps of a part."""
        return tuple(live for live in self.steps if live.section is section)

    def ending(self, section: Section) -> LiveStep | None:
        """Give the gap or the exit at which a part stops."""
        ends = (*self.gaps, *((self.exit,) if self.exit else ()))
        return next((live for live in ends if live.section is section), None)

    def is_fresh(self, section: Section) -> bool:
        """Say whether nothing in a part is answered. A page that is only read does not count."""
        end = self.ending(section)
        return all(live is end or isinstance(live.step, ContentStep) for live in self.of(section))

    def _is_border(self, live: LiveStep, following: LiveStep) -> bool:
        return self.journey.is_long and live.section is not following.section

    def _begin(self, end: LiveStep) -> LiveStep:
        """Give where to go on in a part that stops there."""
        return self.of(end.section)[0] if self.is_fresh(end.section) else end

    def part(self, section: Section) -> Part:
        """Number a section among those that these answers do not rule out."""
        place = self.sections.index(section) + 1
        return Part(place, len(self.sections), section.title)
