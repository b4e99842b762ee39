"""Walks a journey once, with every state at a time, as ``route`` walks it with one."""

from __future__ import annotations

from collections.abc import Iterable

from ..conditions import AllOf, Answered, AnyOf, Atom, Condition, Not
from ..definition import ExitStep, Journey, QuestionStep, Repeat, Section, Step
from .diagrams import NO, YES, Node
from .problem import Fault, Problem
from .space import Space


class Walk:
    """What is found on the way, in order, each thing once."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.space = journey, Space(journey)
        self.ways = self.space.diagrams
        self.here = self.space.world
        """The states in which the walk gets this far."""
        self.asked: dict[str, Node] = {}
        self.within = {
            question.id: repeat for repeat, _step, question in journey.questions() if repeat
        }
        self.found: dict[Problem, None] = {}

    def problems(self) -> Iterable[Problem]:
        """Walk from the start to the end."""
        for section in self.journey.sections:
            self._section(section)
        if self.here is NO and self.journey.sections:
            self._find(Fault.DEAD_END, "", "Nobody can get to the end of this form.")
        return self.found

    def _section(self, section: Section) -> None:
        inside = self._decide(section.when, self.here, section.id)
        if inside is NO and section.steps:
            self._find(
                Fault.UNREACHABLE, section.id, f"The part ‘{section.title}’ can never be shown."
            )
        for step in section.steps:
            live = self._decide(step.when, self.ways.both(inside, self.here), step.id)
            if live is NO and inside is not NO:
                self._never(step)
            if isinstance(step, ExitStep):
                self.here = self.ways.both(self.here, self.ways.outside(live))
            elif isinstance(step, Repeat):
                self._repeat(step, live)
            else:
                self._ask(step, live)

    def _ask(self, step: Step, live: Node) -> None:
        if isinstance(step, QuestionStep):
            for question in step.questions:
                before = self.asked.get(question.id, NO)
                self.asked[question.id] = self.ways.either(before, live)

    def _repeat(self, repeat: Repeat, live: Node) -> None:
        outside = dict(self.asked)
        something = NO
        for step in repeat.steps:
            shown = self._decide(step.when, live, step.id)
            if shown is NO and live is not NO:
                self._never(step)
            self._ask(step, shown)
            if isinstance(step, QuestionStep):
                something = self.ways.either(something, shown)
        nothing = self.ways.both(live, self.ways.outside(something))
        if nothing is not NO and repeat.steps:
            self._find(
                Fault.DEAD_END,
                repeat.id,
                f"A person who adds to ‘{repeat.title}’ may be asked nothing{self._when(nothing)}.",
            )
        self.asked = {**outside, repeat.id: live}

    def _never(self, step: Step) -> None:
        self._find(Fault.UNREACHABLE, step.id, f"The page ‘{step.heading}’ can never be shown.")

    def _decide(self, condition: Condition | None, states: Node, where: str) -> Node:
        """Give those of the states in which a condition holds; look at what it asks about."""
        match condition:
            case None:
                return states
            case AllOf(tests):
                for test in tests:
                    states = self._decide(test, states, where)
                return states
            case AnyOf(tests):
                met = NO
                for test in tests:
                    left = self.ways.both(states, self.ways.outside(met))
                    met = self.ways.either(met, self._decide(test, left, where))
                return met
            case Not(test):
                held = self._decide(test, states, where)
                return self.ways.both(states, self.ways.outside(held))
            case _:
                return self._look(condition, states, where)

    def _look(self, atom: Atom, states: Node, where: str) -> Node:
        question = self.space.asked.get(atom.question)
        if question is None or states is NO:
            return NO
        asked = self.asked.get(atom.question)
        if asked is None:
            self._not_yet(atom.question, where)
            return NO
        missing = self.ways.both(states, self.ways.outside(asked))
        if missing is not NO and not isinstance(atom, Answered):
            self._find(
                Fault.NOT_ASKED,
                where,
                f"Whether this is shown depends on ‘{atom.question}’, which may not have been "
                f"asked{self._when(missing)}. Check first that it was.",
            )
        return self.ways.both(states, asked, self.space.met(atom))

    def _not_yet(self, question: str, where: str) -> None:
        repeat = self.within.get(question)
        if repeat and repeat.id in self.asked:
            words = f"is asked for each of the {repeat.many}, so that it has no single answer."
            self._find(Fault.NOT_ASKED, where, f"‘{question}’ {words}")
            return
        self._find(
            Fault.LOOP,
            where,
            f"Whether this is shown depends on ‘{question}’, which is asked here or later.",
        )

    def _when(self, states: Node) -> str:
        return "" if states is YES else f", for example when {self.space.tell(states)}"

    def _find(self, fault: Fault, where: str, message: str) -> None:
        self.found.setdefault(Problem(fault, where, message))
