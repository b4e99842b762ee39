"""Do the conditions ask for answers that can be given?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..conditions import Answered, Atom, Compared, Condition, FromToday, atoms, meets
from ..definition import LISTED, MEASURED, Journey, Kind, Question, Repeat
from .problem import Fault, Problem
from .space import Asked, days, on, samples, values_of


def values(journey: Journey, asked: dict[str, Asked]) -> Iterator[Problem]:
    """Give the conditions on questions or values that do not exist, or that change nothing."""
    for where, condition in conditions_of(journey):
        for atom in atoms(condition):
            thing = asked.get(atom.question)
            if thing is None:
                yield Problem(
                    Fault.NO_SUCH_QUESTION, where, f"There is no question ‘{atom.question}’."
                )
            elif not _suits(atom, thing):
                yield Problem(
                    Fault.NO_SUCH_VALUE,
                    where,
                    f"‘{atom.question}’ cannot be looked at in this way.",
                )
            else:
                yield from _value(atom, thing, where)


def conditions_of(journey: Journey) -> Iterator[tuple[str, Condition | None]]:
    """Give every condition with the id of the part or page that it is for."""
    for section in journey.sections:
        yield section.id, section.when
        for step in section.steps:
            yield step.id, step.when
            for page in step.steps if isinstance(step, Repeat) else ():
                yield page.id, page.when


def _suits(atom: Atom, thing: Asked) -> bool:
    if isinstance(atom, Answered):
        return True
    if not isinstance(atom, Compared):
        return isinstance(thing, Question) and thing.kind in LISTED
    by_day = isinstance(atom.value, date | FromToday)
    if isinstance(thing, Repeat):
        return not by_day
    return thing.kind is Kind.DATE if by_day else thing.kind in MEASURED


def _value(atom: Atom, thing: Asked, where: str) -> Iterator[Problem]:
    if isinstance(thing, Question):
        known = {option.value for option in thing.options}
        for value in sorted(values_of(atom) - known):
            words = f"‘{value}’ is not an answer to ‘{thing.name}’."
            yield Problem(Fault.NO_SUCH_VALUE, where, words)
        if values_of(atom) - known or thing.kind is Kind.CHECKBOXES:
            return
    if isinstance(atom, Answered):
        return
    met = {
        meets(on(atom, today), answer)
        for today in days([atom])
        for answer, _words in samples(thing, [on(atom, today)])
    }
    if len(met) == 1:
        way = "always" if met == {True} else "never"
        yield Problem(
            Fault.ALWAYS_THE_SAME,
            where,
            f"What this asks of ‘{atom.question}’ is {way} so, whatever the answer.",
        )
