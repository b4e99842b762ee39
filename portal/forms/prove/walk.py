"""Walks a journey once, with every state at a time, as ``route`` walks it with one."""

from __future__ import annotations

from collections.abc import Iterable

from ..conditions import AllOf, Answered, AnyOf, Atom, Condition, Not
from ..definition import ExitStep, Journey, QuestionStep, Repeat, Section, Step
from .diagrams import NO, YES, Node
from .problem import Fault, Problem, Thing
from .space import Space, name_of

CHANGE = "Change its rules, or those of the ends before it."
LEAVE = "Let an end be shown to some people only."


class Walk:
    """What is found on the way, in order, each thing once."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.space = journey, Space(journey)
        self.ways = self.space.diagrams
        self.here = self.space.world
        """The states in which the walk gets this far."""
        self.asked: dict[str, Node] = {}
        """The states in which each question was asked, if the walk got to it at all."""
        self._last = YES
        self._reading = Thing.PAGE
        """Of what the condition is that is being read."""
        self.within = {
            question.id: repeat for repeat, _step, question in journey.questions() if repeat
        }
        self.found: dict[Problem, None] = {}

    def problems(self) -> Iterable[Problem]:
        """Walk from the start to the end."""
        for section in self.journey.sections:
            self._section(section)
        if self.here is NO and self.journey.sections:
            self._find(Fault.DEAD_END, "", f"Nobody can get to the end of this form. {LEAVE}")
        return self.found

    def _section(self, section: Section) -> None:
        self._reading = Thing.PART
        inside = self._decide(section.when, self.here, section.id)
        self._reading = Thing.PAGE
        within = self._last
        if inside is NO and section.steps:
            words = f"The part ‘{section.title}’ can never be shown. {CHANGE}"
            self._find(Fault.UNREACHABLE, section.id, words, Thing.PART)
        for step in section.steps:
            live = self._decide(step.when, self.ways.both(inside, self.here), step.id)
            shown = self.ways.both(within, self._last)
            if live is NO and inside is not NO:
                self._never(step)
            if isinstance(step, ExitStep):
                self.here = self.ways.both(self.here, self.ways.outside(shown))
            elif isinstance(step, Repeat):
                self._repeat(step, live, shown)
            else:
                self._ask(step, shown)

    def _ask(self, step: Step, shown: Node) -> None:
        if isinstance(step, QuestionStep):
            for question in step.questions:
                before = self.asked.get(question.id, NO)
                self.asked[question.id] = self.ways.either(before, shown)

    def _repeat(self, repeat: Repeat, live: Node, shown: Node) -> None:
        outside = dict(self.asked)
        something = NO
        for step in repeat.steps:
            found = self._decide(step.when, live, step.id)
            inside = self.ways.both(shown, self._last)
            if found is NO and live is not NO:
                self._never(step)
            self._ask(step, inside)
            if isinstance(step, QuestionStep):
                something = self.ways.either(something, inside)
        nothing = self.ways.common(live, self.ways.outside(something))
        if nothing is not None and repeat.steps:
            self._find(
                Fault.DEAD_END,
                repeat.id,
                f"A person who adds to ‘{repeat.title}’ may be asked nothing{self._when(nothing)}. "
                "Show one of its pages to everybody.",
            )
        self.asked = {**outside, repeat.id: shown}

    def _never(self, step: Step) -> None:
        words = f"The page ‘{step.heading}’ can never be shown. {CHANGE}"
        self._find(Fault.UNREACHABLE, step.id, words)

    def _decide(self, condition: Condition | None, states: Node, where: str) -> Node:
        """Give those of the states in which a condition holds; look at what it asks about.

        ``_last`` is all the states in which it holds. What was asked is kept so: to say of each
        question who had left before it would make large sets of small ones.
        """
        self._last = self._held(condition, states, YES, where)
        return self.ways.both(states, self._last)

    def _held(self, condition: Condition | None, states: Node, before: Node, where: str) -> Node:
        """Give the states in which a condition holds. It is read in ``states`` and ``before``."""
        ways = self.ways
        match condition:
            case None:
                return YES
            case AllOf(tests):
                held = YES
                for test in tests:
                    read = ways.both(before, held)
                    held = ways.both(held, self._held(test, states, read, where))
                return held
            case AnyOf(tests):
                met = NO
                for test in tests:
                    read = ways.both(before, ways.outside(met))
                    met = ways.either(met, self._held(test, states, read, where))
                return met
            case Not(test):
                return ways.outside(self._held(test, states, before, where))
            case _:
                return self._look(condition, states, before, where)

    def _look(self, atom: Atom, states: Node, before: Node, where: str) -> Node:
        question = self.space.asked.get(atom.question)
        if question is None or self.ways.common(states, before) is None:
            return NO
        asked = self.asked.get(atom.question)
        if asked is None:
            self._not_yet(atom.question, where)
            return NO
        missing = self.ways.common(states, before, self.ways.outside(asked))
        if missing is not None and not isinstance(atom, Answered):
            self._find(
                Fault.NOT_ASKED,
                where,
                f"Whether this is shown depends on ‘{self._name(atom.question)}’, which may not "
                f"have been asked{self._when(missing)}. Check first that it was.",
                self._reading,
                atom.question,
            )
        return self.ways.both(asked, self.space.met(atom))

    def _not_yet(self, question: str, where: str) -> None:
        repeat = self.within.get(question)
        name = self._name(question)
        if repeat and repeat.id in self.asked:
            words = f"is asked for each of the {repeat.many}, so that it has no single answer."
            self._find(Fault.NOT_ASKED, where, f"‘{name}’ {words}", self._reading, question)
            return
        self._find(
            Fault.LOOP,
            where,
            f"Whether this is shown depends on ‘{name}’, which is asked here or later. "
            "Move this below it, or change the rule.",
            self._reading,
            question,
        )

    def _name(self, question: str) -> str:
        return name_of(self.space.asked[question])

    def _when(self, state: dict[int, int]) -> str:
        return f", for example when {self.space.tell_of(state)}" if state else ""

    def _find(
        self, fault: Fault, where: str, message: str, thing: Thing = Thing.PAGE, rule: str = ""
    ) -> None:
        self.found.setdefault(Problem(fault, where, message, thing, rule))
