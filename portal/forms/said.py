"""A condition in words: "Type of bin" is "Food" and "How many" is at least 3.

A "not" is said of each single answer. What is joined inside something joined stands last and is
told apart by "either", "both" and commas, and from the third level on by brackets: a sentence has
one meaning.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .conditions import (
    AllOf,
    Answered,
    AnyOf,
    Atom,
    Compared,
    Condition,
    Equals,
    FromToday,
    In,
    Not,
    Op,
)
from .definition import Journey, Kind, Question, Repeat

ALWAYS, NEVER = "always", "never"
_OPENING = {True: "both ", False: "either "}
NUMBERS = {
    Op.LESS: "less than",
    Op.AT_MOST: "at most",
    Op.EQUAL: "exactly",
    Op.AT_LEAST: "at least",
    Op.MORE: "more than",
}
DAYS = {
    Op.LESS: "before",
    Op.AT_MOST: "on or before",
    Op.EQUAL: "on",
    Op.AT_LEAST: "on or after",
    Op.MORE: "after",
}


def sentence(condition: Condition | None, journey: Journey) -> str:
    """Say when a condition holds, without a full stop. No condition is "always"."""
    return Said(journey).sentence(condition)


@dataclass(frozen=True)
class _Joined:
    """Things of which all (``every``), or one at least, have to be so."""

    every: bool
    parts: tuple[_Part, ...]


_Part = _Joined | str


class Said:
    """Says conditions in the words of one journey."""

    def __init__(self, journey: Journey) -> None:
        self._asked: dict[str, Question | Repeat] = {
            question.id: question for _repeat, _page, question in journey.questions()
        }
        self._asked |= {step.id: step for _, step in journey.steps() if isinstance(step, Repeat)}

    def sentence(self, condition: Condition | None) -> str:
        """Say when a condition holds."""
        return ALWAYS if condition is None else _written(self._read(condition, so=True))

    def _read(self, condition: Condition, *, so: bool) -> _Part:
        match condition:
            case Not(test):
                return self._read(test, so=not so)
            case AllOf(tests) | AnyOf(tests):
                every = isinstance(condition, AllOf) is so
                if isinstance(condition, AllOf):
                    tests = _without_guards(tests)
                return _join([self._read(test, so=so) for test in tests], every=every)
            case _:
                return self._atom(condition, "" if so else "not ")

    def _atom(self, atom: Atom, no: str) -> str:
        asked = self._asked.get(atom.question)
        name = f"‘{_name(asked, atom.question)}’"
        match atom:
            case Equals(_, value):
                return _listed(asked, name, (value,), no)
            case In(_, ()):
                return ALWAYS if no else NEVER
            case In(_, values):
                return _listed(asked, name, values, no)
            case Compared(_, op, value):
                return _compared(asked, name, op, value, no)
            case Answered():
                if isinstance(asked, Repeat):
                    return f"{name} has {f'no {asked.many}' if no else f'at least 1 {asked.one}'}"
                return f"{name} has {no}been answered"


def _listed(asked: Question | Repeat | None, name: str, values: Sequence[str], no: str) -> str:
    question = asked if isinstance(asked, Question) else None
    labels = [f"‘{question.label_of(value) if question else value}’" for value in values]
    if len(labels) > 1:
        words = in_a_row(labels, "nor" if no else "or")
        words, no = f"{'neither' if no else 'either'} {words}", ""
    else:
        words = labels[0]
    if question and question.kind is Kind.CHECKBOXES:
        return f"{name} {'does not include' if no else 'includes'} {words}"
    return f"{name} is {no}{words}"


def _compared(
    asked: Question | Repeat | None,
    name: str,
    op: Op,
    value: int | Decimal | date | FromToday,
    no: str,
) -> str:
    if isinstance(asked, Repeat):
        has = "does not have" if no else "has"
        return f"{name} {has} {NUMBERS[op]} {value} {asked.one if value == 1 else asked.many}"
    if isinstance(value, int | Decimal):
        money = asked is not None and asked.kind is Kind.MONEY
        return f"{name} is {no}{NUMBERS[op]} {the_sum(value) if money else f'{value:,}'}"
    return f"{name} is {no}{DAYS[op]} {the_day(value)}"


def the_sum(value: int | Decimal) -> str:
    return f"£{value:,}" if value == int(value) else f"£{value:,.2f}"


def the_day(value: object) -> str:
    """Write a day: one of the calendar, or one that is counted from today."""
    if isinstance(value, date):
        return f"{value.day} {calendar.month_name[value.month]} {value.year}"
    if not isinstance(value, FromToday):
        return str(value)
    counts = {"year": value.years, "day": value.days}
    before = [_counted(-count, unit) for unit, count in counts.items() if count < 0]
    after = [_counted(count, unit) for unit, count in counts.items() if count > 0]
    told = [
        f"{in_a_row(counted, 'and')} {way}"
        for counted, way in ((before, "before"), (after, "after"))
        if counted
    ]
    return f"{' and '.join(told)} today" if told else "today"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _name(asked: Question | Repeat | None, id_: str) -> str:
    """Name what is asked; by its id what nobody asks."""
    if asked is None:
        return id_
    return asked.name if isinstance(asked, Question) else asked.title


def _without_guards(tests: Sequence[Condition]) -> tuple[Condition, ...]:
    """Leave out "it was answered" where the next condition says which answer it has to be."""
    plain = {test.question for test in tests if isinstance(test, Equals | In | Compared)}
    return tuple(
        test for test in tests if not (isinstance(test, Answered) and test.question in plain)
    )


def _join(parts: Iterable[_Part], *, every: bool) -> _Part:
    flat = dict.fromkeys(each for part in parts for each in _flat(part, every))
    if (NEVER if every else ALWAYS) in flat:
        return NEVER if every else ALWAYS
    flat.pop(ALWAYS if every else NEVER, None)
    if not flat:
        return ALWAYS if every else NEVER
    ordered = sorted(flat, key=_width)
    return ordered[0] if len(ordered) == 1 else _Joined(every, tuple(ordered))


def _flat(part: _Part, every: bool) -> Iterator[_Part]:
    if isinstance(part, _Joined) and part.every is every:
        yield from part.parts
    else:
        yield part


def _width(part: _Part) -> int:
    """Say whether a part is one thing, one of several answers, or joined itself."""
    if isinstance(part, _Joined):
        return 2
    return int("either " in part)  # or neither


def _written(part: _Part, depth: int = 0) -> str:
    if isinstance(part, str):
        return part
    said = [_written(each, depth + 1) for each in part.parts]
    word = "and" if part.every else "or"
    wide = sum(_width(each) > 0 for each in part.parts)
    joined = in_a_row(said, word) if wide < 2 else f", {word} ".join(said)
    if depth > 1 or (depth and part.every and len(said) > 2):
        return f"({joined})"
    return f"{_OPENING[part.every] if depth or not part.every else ''}{joined}"


def in_a_row(words: Sequence[str], last: str = "or") -> str:
    """Write a row of words: "one, two or three"."""
    head, end = words[:-1], words[-1:]
    return f"{', '.join(head)} {last} {end[0]}" if head else "".join(end)
