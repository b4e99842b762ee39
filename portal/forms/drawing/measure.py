"""What each page adds to the ways that lead past it, and the best of all ways."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial

from ..conditions import AllOf, AnyOf, Condition, Not, atoms, meets
from ..definition import ContentStep, ExitStep, Journey, Kind, QuestionStep, Repeat
from ..prove.diagrams import NO, YES, Node
from ..prove.space import Space
from ..prove.values import conditions_of
from .minutes import seconds
from .sums import Sum, Sums, Values

NOTHING = (0, 0, 0, 0, 0, 0)
"""The fewest questions, pages and seconds; and the most of each, below nought."""


class Measure:
    """Walks once, and keeps for each page what it adds in which states."""

    def __init__(self, journey: Journey, things: int) -> None:
        self.journey, self.things, self.space = journey, things, Space(journey)
        self.ways = self.space.diagrams
        self.sums = Sums(self.ways.sizes)
        self.asked: dict[str, Node] = {}
        self.exits: list[tuple[ExitStep, Values]] = []
        self.lists: list[tuple[Repeat, int, int]] = []
        self.atoms = {atom for _where, when in conditions_of(journey) for atom in atoms(when)}
        self.within = {asked.id: repeat for repeat, _page, asked in journey.questions()}

    def walk(self) -> Values:
        """Go through the form; give what the ways to the end come to, and note the others."""
        passed = list(self._rules(None))
        for section in self.journey.sections:
            inside = self._where(section.when)
            for step in section.steps:
                live = self.ways.both(inside, self._where(step.when))
                if isinstance(step, ExitStep):
                    ways = [*passed, self.sums.of(live, NOTHING, None)]
                    self.exits.append((step, self._best(ways)))
                    passed.append(self.sums.of(live, None, NOTHING))
                elif isinstance(step, Repeat):
                    passed.append(self._list(step, live))
                    self.lists.append((step, *_counts(step, self.things)))
                else:
                    passed.append(self._page(step, live))
        return self._best(passed)

    def _page(self, step: QuestionStep | ContentStep, live: Node) -> Sum:
        questions = step.questions if isinstance(step, QuestionStep) else ()
        for question in questions:
            self.asked[question.id] = self.ways.either(self.asked.get(question.id, NO), live)
        return self.sums.of(live, _gain(len(questions), 1, seconds(step)), NOTHING)

    def _list(self, repeat: Repeat, live: Node) -> Sum:
        """Give what a list adds: its own page, and the best of each thing as often as there are."""
        outside = dict(self.asked)
        pages = list(self._rules(repeat))
        for step in repeat.steps:
            pages.append(self._page(step, self.ways.both(live, self._where(step.when))))
        self.asked = {**outside, repeat.id: live}
        one = self.sums.least(pages, self._variables(repeat), NOTHING)
        page = _gain(0, 1, seconds(repeat))
        ways = [self.sums.of(live, None, NOTHING)]
        for states, (fewest, most) in self._how_many(repeat).items():
            there = self.sums.of(self.ways.both(live, states), page, None)
            several = self.sums.mapped(one, partial(_times, fewest, most))
            ways.append(self.sums.add([there, several], NOTHING))
        return self.sums.lower(ways)

    def _how_many(self, repeat: Repeat) -> dict[Node, tuple[int, int]]:
        """Give the fewest and the most things in the states that a number of things can be in."""
        looked_at = [atom for atom in self.atoms if atom.question == repeat.id]
        fewest, most = _counts(repeat, self.things)
        found: dict[Node, tuple[int, int]] = {}
        for count in range(fewest, most + 1):
            answer = {"items": [{}] * count, "done": True}
            states = self.ways.both(
                *(
                    self.space.met(atom)
                    if meets(atom, answer)
                    else self.ways.outside(self.space.met(atom))
                    for atom in looked_at
                )
            )
            found[states] = (found.get(states, (count, count))[0], count)
        return found

    def _variables(self, repeat: Repeat | None) -> set[int]:
        """Give the variables of what is asked about each thing on a list, or outside of lists."""
        return {
            number
            for number, variable in enumerate(self.space.variables)
            if self.within.get(variable.asked.id) is repeat
        }

    def _rules(self, repeat: Repeat | None) -> Iterator[Sum]:
        """Give what checkboxes allow, each group for itself."""
        groups: dict[str, set[int]] = {}
        for number in self._variables(repeat):
            asked = self.space.variables[number].asked
            if not isinstance(asked, Repeat) and asked.kind is Kind.CHECKBOXES:
                groups.setdefault(asked.id, set()).add(number)
        for numbers in groups.values():
            yield self.sums.of(self._only(self.space.world, numbers), NOTHING, None)

    def _only(self, states: Node, numbers: Set[int]) -> Node:
        """Leave out the rules of other groups, which say nothing of this one."""
        if not states.branches:
            return states
        if states.variable not in numbers:
            open_ = next(branch for branch in states.branches if branch is not NO)
            return self._only(open_, numbers)
        return self.ways.either(
            *(
                self.ways.both(
                    self.ways.where(states.variable, {value}), self._only(branch, numbers)
                )
                for value, branch in enumerate(states.branches)
            )
        )

    def _where(self, condition: Condition | None) -> Node:
        """Give the states in which a condition holds, for whoever has come this far."""
        match condition:
            case None:
                return YES
            case AllOf(tests):
                return self.ways.both(*map(self._where, tests))
            case AnyOf(tests):
                return self.ways.either(*map(self._where, tests))
            case Not(test):
                return self.ways.outside(self._where(test))
            case _:
                asked = self.asked.get(condition.question, NO)
                return asked if asked is NO else self.ways.both(asked, self.space.met(condition))

    def _best(self, terms: list[Sum]) -> Values:
        return self.sums.least(terms, range(len(self.ways.sizes)), NOTHING).value


def _counts(repeat: Repeat, things: int) -> tuple[int, int]:
    """Give how many things a list is taken to have, at least and at most."""
    return repeat.minimum, max(repeat.minimum, min(things, repeat.most))


def _gain(questions: int, pages: int, seconds: int) -> tuple[int, ...]:
    return (questions, pages, seconds, -questions, -pages, -seconds)


def _times(fewest: int, most: int, value: tuple[int, ...]) -> Values:
    return (*(each * fewest for each in value[:3]), *(each * most for each in value[3:]))
