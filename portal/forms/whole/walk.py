"""Which pages of a form stand on its one page, and which of them can be asked already.

Unlike the route it does not stop at a gap: what a gap leaves open is only not known yet. A page is
shown, is not, or (``None``) waits for an answer. Once everything shown is answered, the pages shown
are those of the route.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..conditions import Condition, decided
from ..definition import ExitStep, Journey, QuestionStep, Repeat, Section
from ..fit import fits
from ..offers import looks_up
from ..route import LiveStep

Shown = bool | None


class Reader(Protocol):
    """Knows what is answered, wherever that stands: in the draft, or in what was typed."""

    def ask(self, live: LiveStep, kept: Mapping[str, Any], shown: Shown) -> Mapping[str, Any]:
        """Give what is answered on a page of questions; it is asked in order, page by page."""

    def items(self, repeat: Repeat) -> list[str]:
        """Give the keys of the things on a list, and of those that are being added."""

    def is_done(self, repeat: Repeat, items: list[str], shown: Shown) -> bool:
        """Say whether there is nothing to add to a list."""


@dataclass(frozen=True)
class Place:
    """A page where it stands on the one page. ``whens`` all have to hold for it to be shown."""

    live: LiveStep
    shown: Shown
    whens: tuple[Condition, ...] = ()


class _Walk:
    def __init__(self, journey: Journey, reader: Reader) -> None:
        self.journey, self.reader = journey, reader
        self.kept: dict[str, Any] = {}
        self.unknown: set[str] = set()
        self.ended = False
        self.places: list[Place] = []

    def walk(self) -> list[Place]:
        for section in self.journey.sections:
            for step in section.steps:
                whens = tuple(each for each in (section.when, step.when) if each is not None)
                shown = False if self.ended else self._both(whens)
                if isinstance(step, Repeat):
                    self._list(section, step, shown, whens)
                    continue
                live = LiveStep(step.id, step, section)
                if shown and self.unknown and looks_up(step):
                    shown = None  # what is looked up may turn on any answer before it
                self._go_by(live, shown, whens, self.kept, self.unknown)
                self.ended = self.ended or (bool(shown) and isinstance(step, ExitStep))
        return self.places

    def _both(self, whens: tuple[Condition, ...]) -> Shown:
        found = [decided(when, self.kept, self.unknown) for when in whens]
        return False if False in found else None if None in found else True

    def _go_by(
        self,
        live: LiveStep,
        shown: Shown,
        whens: tuple[Condition, ...],
        kept: dict[str, Any],
        unknown: set[str],
        around: Mapping[str, Any] | None = None,
    ) -> None:
        self.places.append(Place(live, shown, whens))
        if not isinstance(live.step, QuestionStep):
            return
        given = self.reader.ask(live, {**(around or {}), **kept}, shown)
        for question in live.step.questions:
            if shown is False:
                continue
            if shown and question.id in given and fits(question, given[question.id]):
                kept[question.id] = given[question.id]
            elif shown and not question.required:
                kept[question.id] = None
            else:
                unknown.add(question.id)

    def _list(
        self, section: Section, repeat: Repeat, shown: Shown, whens: tuple[Condition, ...]
    ) -> None:
        keys = self.reader.items(repeat)
        listed = []
        for key in keys:
            kept: dict[str, Any] = {}
            unknown: set[str] = set()
            for step in repeat.steps:
                live = LiveStep(f"{repeat.id}/{key}/{step.id}", step, section, repeat, key)
                here = decided(step.when, {**self.kept, **kept}, self.unknown | unknown)
                here = here if shown else shown
                own = (*whens, step.when) if step.when is not None else whens
                self._go_by(live, here, own, kept, unknown, self.kept)
            listed.append({"key": key, "answers": kept})
            if unknown:
                self.unknown.add(repeat.id)
        done = self.reader.is_done(repeat, keys, shown)
        self.places.append(Place(LiveStep(repeat.id, repeat, section, repeat), shown, whens))
        if shown and done and repeat.id not in self.unknown:
            self.kept[repeat.id] = {"items": listed, "done": True}
        elif shown is not False:
            self.unknown.add(repeat.id)


def walk(journey: Journey, reader: Reader) -> list[Place]:
    """Find what stands on the one page: all pages, each thing's before the list that it is on."""
    return _Walk(journey, reader).walk()
