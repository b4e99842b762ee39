"""Who fills in what on paper: notes above runs of questions, and "go to" beside answers.

A person reads from the top to the bottom. A note says for whom the points that follow are, and
where everybody else goes on. Beside an answer stands "go to" where it by-passes what follows; then
the note is left out, if nobody else could come to it. All of it follows from what each point stands
behind, so whoever keeps to it answers what ``route`` asks, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..conditions import Condition, decided, questions_in
from ..definition import Kind, Repeat
from .points import Gate, Point

CHOSEN = frozenset({Kind.RADIOS, Kind.SELECT, Kind.YES_NO})
"""Questions with one answer, beside which there is room for "go to"."""
MOST_GO_TOS = 8
"""Beside more answers than that, a note is shorter."""
NONE: Mapping[str, Any] = {"items": [], "done": True}
"""What a list holds that nothing is on."""


@dataclass(frozen=True)
class Run:
    """Points from ``start`` up to ``end`` that are behind one gate."""

    start: int
    end: int
    condition: Condition


@dataclass(frozen=True)
class Only:
    """A note: this run is only for whom its condition holds; others go on at ``target``."""

    run: Run
    target: int


class Jumps:
    """The notes on a row of points: on those of a form, or on those of one thing on a list."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self.runs = list(_runs(points))
        self._looked_at = frozenset[str]().union(
            *(questions_in(run.condition) for run in self.runs)
        )

    @cached_property
    def go_to(self) -> Mapping[int, Mapping[str, int]]:
        """By place of a question and value of its answer: the place to go on at."""
        found = {place: self._from(place) for place in range(len(self.points))}
        return {place: ways for place, ways in found.items() if ways}

    def only(self, place: int) -> list[Only]:
        """Give the notes at a point, the one for most points first."""
        return [note for note in self._notes if note.run.start == place]

    def alone(self, place: int) -> list[Condition]:
        """Give what has to hold for a box to read, where no note above it says so."""
        return [
            run.condition
            for run in self.runs
            if run.start <= place < run.end and not self._asks(run.start, run.end)
        ]

    def if_none(self, place: int) -> int:
        """Give where to go on from a list that nothing is put on."""
        return self._landing(place + 1, {self.points[place].asks: NONE})

    @cached_property
    def _notes(self) -> list[Only]:
        every = [
            Only(run, self._landing(run.end, {}, self._ids(run)))
            for run in self.runs
            if self._asks(run.start, run.end)
        ]
        return [note for note in every if not self._goes_without(note, every)]

    def _goes_without(self, note: Only, every: Sequence[Only]) -> bool:
        """Say whether all who come to a run are those whom it is for."""
        start = note.run.start
        ways = self.go_to.get(start - 1)
        asked = self.points[start - 1].question if start else None
        if not ways or asked is None or not asked.required or asked.choices_from:
            return False
        for option in asked.options:
            meant = self._decided(note.run.condition, {asked.id: option.value})
            if meant is None or (not meant and ways.get(option.value, start) < note.run.end):
                return False
        comers = [each.target for each in every if each is not note]
        comers += [to for place, each in self.go_to.items() for to in each.values()]
        comers += [self.if_none(p) for p, each in enumerate(self.points) if _lists(each)]
        return start not in comers

    def _from(self, place: int) -> dict[str, int]:
        question = self.points[place].question
        if question is None or question.kind not in CHOSEN or not self.points[place].ends_page:
            return {}
        found = {
            option.value: self._landing(place + 1, {question.id: option.value})
            for option in question.options
        }
        ways = {value: to for value, to in found.items() if self._asks(place + 1, to)}
        return ways if len(ways) <= MOST_GO_TOS else {}

    def _landing(
        self, place: int, known: Mapping[str, Any], unasked: frozenset[str] = frozenset()
    ) -> int:
        """Give the first place from here on that is not certainly for others."""
        while passed := self._passed(place, known, unasked):
            place, unasked = passed.end, unasked | self._ids(passed)
        return place

    def _passed(self, place: int, known: Mapping[str, Any], unasked: frozenset[str]) -> Run | None:
        """Give the run from here that is certainly for others. Nobody jumps past half a note."""
        unsure = 0
        for run in (each for each in self.runs if each.start == place):
            meant = self._decided(run.condition, known, unasked)
            if meant is False and run.end >= unsure:
                return run
            if meant is None:
                unsure = max(unsure, run.end)
        return None

    def _decided(
        self,
        condition: Condition,
        known: Mapping[str, Any],
        unasked: frozenset[str] = frozenset(),
    ) -> bool | None:
        return decided(condition, known, self._looked_at - known.keys() - unasked)

    def _asks(self, start: int, end: int) -> bool:
        return any(point.asks for point in self.points[start:end])

    def _ids(self, run: Run) -> frozenset[str]:
        return frozenset(point.asks for point in self.points[run.start : run.end]) - {""}


def _lists(point: Point) -> bool:
    return isinstance(point.step, Repeat)


def _runs(points: Sequence[Point]) -> Iterator[Run]:
    """Give the runs by where they start, a longer one before those within it."""
    places: dict[Gate, list[int]] = {}
    for place, point in enumerate(points):
        for gate in point.gates:
            places.setdefault(gate, []).append(place)
    for gate, held in places.items():
        yield Run(held[0], held[-1] + 1, gate.condition)
