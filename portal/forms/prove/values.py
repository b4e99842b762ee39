"""Do the conditions ask for answers that can be given?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..conditions import Answered, Atom, Compared, Condition, FromToday, atoms, meets
from ..definition import LISTED, MEASURED, Journey, Kind, Question, Repeat
from .problem import Fault, Problem, Thing
from .space import Asked, days, name_of, on, samples, values_of


def values(journey: Journey, asked: dict[str, Asked]) -> Iterator[Problem]:
    """Give the conditions on questions or values that do not exist, or that change nothing."""
    for place, (where, condition) in _conditions(journey):
        for atom in atoms(condition):
            found = _atom(atom, asked.get(atom.question))
            if found:
                yield Problem(found[0], where, found[1], place, atom.question)


def conditions_of(journey: Journey) -> Iterator[tuple[str, Condition | None]]:
    """Give every condition with the id of the part or page that it is for."""
    for _place, each in _conditions(journey):
        yield each


def _conditions(journey: Journey) -> Iterator[tuple[Thing, tuple[str, Condition | None]]]:
    for section in journey.sections:
        yield Thing.PART, (section.id, section.when)
        for step in section.steps:
            yield Thing.PAGE, (step.id, step.when)
            for page in step.steps if isinstance(step, Repeat) else ():
                yield Thing.PAGE, (page.id, page.when)


def _atom(atom: Atom, thing: Asked | None) -> tuple[Fault, str] | None:
    """Say what is wrong with one rule, if anything."""
    if thing is None:
        words = f"There is no question ‘{atom.question}’. Choose one of this form."
        return Fault.NO_SUCH_QUESTION, words
    if not _suits(atom, thing):
        words = f"‘{name_of(thing)}’ cannot be looked at in this way. Choose another."
        return Fault.NO_SUCH_VALUE, words
    if isinstance(thing, Question):
        known = {option.value for option in thing.options}
        for value in sorted(values_of(atom) - known):
            words = f"‘{value}’ is not an answer to ‘{thing.name}’. Choose one of its answers."
            return Fault.NO_SUCH_VALUE, words
        if thing.kind is Kind.CHECKBOXES:
            return None
    return _constant(atom, thing)


def _suits(atom: Atom, thing: Asked) -> bool:
    if isinstance(atom, Answered):
        return True
    if not isinstance(atom, Compared):
        return isinstance(thing, Question) and thing.kind in LISTED
    by_day = isinstance(atom.value, date | FromToday)
    if isinstance(thing, Repeat):
        return not by_day
    return thing.kind is Kind.DATE if by_day else thing.kind in MEASURED


def _constant(atom: Atom, thing: Asked) -> tuple[Fault, str] | None:
    if isinstance(atom, Answered):
        return None
    met = {
        meets(on(atom, today), answer)
        for today in days([atom])
        for answer, _words in samples(thing, [on(atom, today)])
    }
    if len(met) > 1:
        return None
    way = "always" if met == {True} else "never"
    words = (
        f"What this asks of ‘{name_of(thing)}’ is {way} so, whatever the answer. "
        "Change it, or take it away."
    )
    return Fault.ALWAYS_THE_SAME, words
