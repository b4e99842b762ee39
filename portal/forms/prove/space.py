"""Every answer that some condition can tell from another, as variables of a diagram."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..conditions import Answered, Atom, Compared, Equals, FromToday, In, atoms, day_of, meets
from ..definition import LISTED, Journey, Kind, Question, QuestionStep, Repeat
from .diagrams import YES, Diagrams, Node

Asked = Question | Repeat
Sample = tuple[Any, str]
"""An answer as a draft keeps it, and how to tell of it."""

_EMPTY: Sample = (None, "left empty")
LOOKED_UP = "Something that was looked up"
_PENNY = Decimal("0.01")
_MOST = {Kind.WHOLE_NUMBER: Decimal(999_999), Kind.MONEY: Decimal("9999999.99")}


@dataclass(frozen=True)
class Variable:
    """One variable: a question, or one box of a group of checkboxes."""

    asked: Asked
    values: tuple[str, ...]
    """How to tell of each value."""


class Space:
    """The states of a journey. ``world`` is those that can be at all."""

    def __init__(self, journey: Journey) -> None:
        self.asked = {each.id: each for each in reversed(list(_asked_in_order(journey)))}
        self.variables: list[Variable] = []
        self._values: dict[str, tuple[int, dict[Atom, frozenset[int]]]] = {}
        self._boxes: dict[str, dict[str, int]] = {}
        self._grouped: list[Question] = []
        mentioned: dict[str, list[Atom]] = {}
        for atom in _every_atom(journey):
            mentioned.setdefault(atom.question, []).append(atom)
        for each in _asked_in_order(journey):
            looked_at = mentioned.pop(each.id, [])
            if looked_at and isinstance(each, Question) and each.kind is Kind.CHECKBOXES:
                self._add_boxes(each, looked_at)
            elif looked_at:
                self._add(each, looked_at)
        self.diagrams = Diagrams([len(variable.values) for variable in self.variables])
        self.world = self.diagrams.both(*(self._rules(each) for each in self._grouped))

    def met(self, atom: Atom) -> Node:
        """Give the states in which a condition on a question of this journey is met."""
        boxes = self._boxes.get(atom.question)
        if boxes is None:
            variable, by_atom = self._values[atom.question]
            return self.diagrams.where(variable, by_atom[atom])
        match atom:
            case Equals(_, value):
                ticked = [value]
            case In(_, values):
                ticked = list(values)
            case _:
                ticked = list(boxes) if isinstance(atom, Answered) else []
        return self.diagrams.either(*(self._ticked(boxes[v]) for v in ticked if v in boxes))

    def values_of(self, id_: str) -> tuple[int, dict[Atom, frozenset[int]]]:
        """Give the variable of a question, and which of its values meet each condition on it."""
        return self._values[id_]

    def boxes_of(self, id_: str) -> dict[str, int]:
        """Give the variables of a group of checkboxes, by their values; none for anything else."""
        return self._boxes.get(id_, {})

    def tell(self, states: Node) -> str:
        """Tell of one of these states, by its questions and answers."""
        return self.tell_of(self.diagrams.example(states))

    def tell_of(self, state: dict[int, int]) -> str:
        """Tell of a state, by its questions and answers, in the order in which they are asked."""
        told = ((self.variables[variable], value) for variable, value in sorted(state.items()))
        return " and ".join(f"‘{name_of(one.asked)}’ is {one.values[value]}" for one, value in told)

    def _add(self, asked: Asked, looked_at: list[Atom]) -> None:
        told: dict[tuple[bool, ...], str] = {}
        for today in days(looked_at):
            settled = [on(atom, today) for atom in looked_at]
            for answer, words in samples(asked, settled):
                told.setdefault(tuple(meets(atom, answer) for atom in settled), words)
        by_atom = {
            atom: frozenset(n for n, signature in enumerate(told) if signature[place])
            for place, atom in enumerate(looked_at)
        }
        self._values[asked.id] = (len(self.variables), by_atom)
        self.variables.append(Variable(asked, tuple(told.values())))

    def _add_boxes(self, question: Question, looked_at: list[Atom]) -> None:
        wanted: set[str] = set()
        for atom in looked_at:
            wanted |= values_of(atom)
        boxes: dict[str, int] = {}
        self._boxes[question.id] = boxes
        self._grouped.append(question)
        for option in question.options:
            if option.value in wanted:
                boxes[option.value] = self._add_box(question, option.label)
        if any(option.value not in wanted for option in question.options):
            boxes[""] = self._add_box(question, "something else")

    def _add_box(self, question: Question, label: str) -> int:
        self.variables.append(Variable(question, (f"not ‘{label}’", f"‘{label}’")))
        return len(self.variables) - 1

    def _ticked(self, variable: int) -> Node:
        return self.diagrams.where(variable, {1})

    def _rules(self, question: Question) -> Node:
        """Give the states that a group of checkboxes allows."""
        boxes, ways = self._boxes[question.id], self.diagrams
        ticks = {value: self._ticked(variable) for value, variable in boxes.items()}
        allowed = ways.either(*ticks.values()) if question.required and question.options else YES
        alone = {each.value for each in question.options if each.exclusive and each.value in ticks}
        for value in alone:
            others = [tick for other, tick in ticks.items() if other != value]
            together = ways.both(ticks[value], ways.either(*others))
            allowed = ways.both(allowed, ways.outside(together))
        return allowed


def days(looked_at: list[Atom]) -> list[date]:
    """Give the days on which to ask: today and, where days are counted from it, either side of
    every written day that they are asked beside, and long before and after."""
    written = [atom.value for atom in looked_at if isinstance(atom, Compared)]
    counted = [value for value in written if isinstance(value, FromToday)]
    today = day_of({})
    if not counted:
        return [today]
    beside = [day for day in written if isinstance(day, date)]
    one, found = timedelta(days=1), {today, date(1950, 1, 1), date(2090, 1, 1)}
    for day in beside:
        for each in counted:
            start = date.fromordinal(2 * day.toordinal() - each.on(day).toordinal())
            found |= {start - one, start, start + one}
    return [today, *sorted(found - {today})]


def on(atom: Atom, today: date) -> Atom:
    """Give a condition as it is on a day."""
    return atom.on(today) if isinstance(atom, Compared) else atom


def samples(asked: Asked, looked_at: list[Atom]) -> list[Sample]:
    """Give an answer on either side of, and at, every border that a condition draws."""
    borders = [atom.value for atom in looked_at if isinstance(atom, Compared)]
    if isinstance(asked, Repeat):
        numbers = [Decimal(n) for n in _numbers(borders)]
        # One whose fewest are more than its most has no number of things: "limits" says so.
        counts = _near(numbers, asked.minimum, asked.most, 1) or [Decimal(asked.minimum)]
        return [({"items": [{}] * int(n), "done": True}, f"{n} {asked.many}") for n in counts]
    found = [_EMPTY] if not asked.required else []
    if asked.kind in LISTED:
        found += [(option.value, f"‘{option.label}’") for option in asked.options]
        if asked.choices_from:
            found.append(({"value": "looked-up", "label": LOOKED_UP}, LOOKED_UP))
    elif asked.kind in _MOST:
        unit = _PENNY if asked.kind is Kind.MONEY else Decimal(1)
        low = Decimal(0 if asked.least is None else asked.least)
        high = _MOST[asked.kind] if asked.most is None else Decimal(asked.most)
        for number in _near(_numbers(borders), low, high, unit):
            whole = asked.kind is Kind.WHOLE_NUMBER
            found.append((int(number) if whole else f"{number:.2f}", f"{number}"))
    elif asked.kind is Kind.DATE:
        found += [(day.isoformat(), f"{day}") for day in _days(asked, borders)]
    else:
        found.append(("given", "given"))
    return found or [_EMPTY]


def values_of(atom: Atom) -> frozenset[str]:
    """Give the values on a list that a condition names."""
    match atom:
        case Equals(_, value):
            return frozenset({value})
        case In(_, values):
            return frozenset(values)
        case _:
            return frozenset()


def _numbers(borders: list[Any]) -> list[Decimal]:
    return [Decimal(border) for border in borders if isinstance(border, int | Decimal)]


def _near(borders: list[Decimal], low: Any, high: Any, unit: Any) -> list[Decimal]:
    points = {Decimal(low), Decimal(high)}
    for border in borders:
        step = border.quantize(Decimal(unit)) if unit == _PENNY else border.to_integral_value()
        points |= {step - unit, step, step + unit}
    return sorted(point for point in points if low <= point <= high)


def _days(asked: Question, borders: list[Any]) -> list[date]:
    one, points = timedelta(days=1), {date(1900, 1, 1), date(2100, 1, 1)}
    fixed = [limit for limit in (asked.earliest, asked.latest) if limit not in ("", "today")]
    limits = [date.fromisoformat(limit) for limit in fixed]
    for border in [*(each for each in borders if isinstance(each, date)), *limits]:
        points |= {border}
        points |= {border - one} if border > date.min else set()
        points |= {border + one} if border < date.max else set()
    low = date.fromisoformat(asked.earliest) if asked.earliest in fixed else date.min
    high = date.fromisoformat(asked.latest) if asked.latest in fixed else date.max
    return sorted(point for point in points if low <= point <= high)


def _asked_in_order(journey: Journey) -> Iterator[Asked]:
    for _section, step in journey.steps():
        for page in step.steps if isinstance(step, Repeat) else (step,):
            if isinstance(page, QuestionStep):
                yield from page.questions
        if isinstance(step, Repeat):
            yield step


def _every_atom(journey: Journey) -> Iterator[Atom]:
    for condition in journey.conditions():
        yield from atoms(condition)


def name_of(asked: Asked) -> str:
    """Name what is asked in the words of its form."""
    return asked.name if isinstance(asked, Question) else asked.title
