"""Conditions are data: a question's id and what its answer must be.

A question that was not asked, or was left empty, meets no condition but ``Not``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")
ASKED_ON = "asked_on_"
"""Among answers that were sent: the day, in ISO, that days counted from "today" go by for ever."""
NOTHING: tuple[Any, ...] = (None, "", [], {})
"""What a question left empty holds."""
LISTS = (list, tuple)


class Op(StrEnum):
    """How a number or a date is compared."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"

    def compare(self, left: Any, right: Any) -> bool:
        """Compare two values of one type."""
        less, equal = bool(left < right), bool(left == right)
        met = {
            Op.LESS: less,
            Op.AT_MOST: less or equal,
            Op.EQUAL: equal,
            Op.AT_LEAST: not less,
            Op.MORE: not (less or equal),
        }
        return met[self]


@dataclass(frozen=True)
class Equals:
    """The answer is this value; among checkboxes: this one is ticked."""

    question: str
    value: str


@dataclass(frozen=True)
class In:
    """The answer is one of these; among checkboxes: at least one of these is ticked."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class FromToday:
    """A day counted from the day on which it is asked. Years are taken off before days."""

    days: int = 0
    years: int = 0

    def on(self, today: date) -> date:
        """Give the day. Counted in years from 29 February it is the 28th where there is none."""
        try:
            day = today.replace(year=today.year + self.years)
        except ValueError:
            day = today.replace(year=today.year + self.years, day=28)
        return day + timedelta(days=self.days)


@dataclass(frozen=True)
class Compared:
    """The number, sum or date compares so. For a repeat's id: how many items it has."""

    question: str
    op: Op
    value: int | Decimal | date | FromToday

    def on(self, today: date) -> Compared:
        """Give it with its day settled, if that is counted from today."""
        if isinstance(self.value, FromToday):
            return Compared(self.question, self.op, self.value.on(today))
        return self


@dataclass(frozen=True)
class Answered:
    """The question was asked and not left empty. For a repeat: it has an item."""

    question: str


@dataclass(frozen=True)
class AllOf:
    """Every one holds; they are read in order, and reading stops at the first that does not."""

    tests: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one holds; they are read in order, and reading stops at the first that does."""

    tests: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """It does not hold."""

    test: Condition


Atom = Equals | In | Compared | Answered
Condition = Atom | AllOf | AnyOf | Not


def holds(condition: Condition | None, answers: Mapping[str, Any]) -> bool:
    """Say whether a condition holds for these answers. No condition always holds."""
    match condition:
        case None:
            return True
        case Compared(question):
            return meets(condition.on(day_of(answers)), answers.get(question))
        case Equals() | In() | Answered():  # before the rest, for most are one of these
            return meets(condition, answers.get(condition.question))
        case AllOf(tests):
            return all(holds(test, answers) for test in tests)
        case AnyOf(tests):
            return any(holds(test, answers) for test in tests)
        case Not(test):
            return not holds(test, answers)


def day_of(answers: Mapping[str, Any]) -> date:
    """Give the day that "today" is for these answers: once they are sent, the day of sending."""
    sent = answers.get(ASKED_ON)
    return date.fromisoformat(sent) if sent else datetime.now(HERE).date()


def counts_from_today(condition: Condition | None) -> bool:
    """Say whether a condition may come out otherwise on another day."""
    return any(
        isinstance(atom, Compared) and isinstance(atom.value, FromToday)
        for atom in atoms(condition)
    )


def decided(
    condition: Condition | None, answers: Mapping[str, Any], unknown: Set[str]
) -> bool | None:
    """Say whether a condition holds, or ``None`` while that turns on a question in ``unknown``.

    Those are questions that may still be answered in any way, or not be asked at all.
    """
    if not unknown:
        return holds(condition, answers)
    match condition:
        case None:
            return True
        case AllOf(tests) | AnyOf(tests):
            settling = isinstance(condition, AnyOf)
            found = [decided(test, answers, unknown) for test in tests]
            if settling in found:
                return settling
            return None if None in found else not settling
        case Not(test):
            inside = decided(test, answers, unknown)
            return None if inside is None else not inside
        case _:
            return None if condition.question in unknown else holds(condition, answers)


def meets(atom: Atom, answer: Any) -> bool:
    """Say whether one answer meets a condition on that question."""
    if answer in NOTHING:
        return False
    if isinstance(answer, Mapping) and "value" in answer:
        answer = answer["value"]  # of a list that is looked up: see ``offers``
    match atom:
        case Equals(_, value):
            return value in answer if isinstance(answer, LISTS) else answer == value
        case In(_, values):
            if isinstance(answer, LISTS):
                return any(value in answer for value in values)
            return answer in values
        case Compared(_, op, FromToday()):
            raise TypeError("settle the day first")
        case Compared(_, op, value):
            read = readable(answer, as_date=isinstance(value, date))
            return read is not None and op.compare(read, value)
        case Answered():
            return not isinstance(answer, Mapping) or answer.get("items") != []


def readable(answer: Any, *, as_date: bool) -> date | Decimal | None:
    """Give an answer, kept as JSON, as a date or a number; ``None`` if it is neither."""
    if isinstance(answer, Mapping):
        answer = len(answer.get("items", ()))
    try:
        if as_date:
            return date.fromisoformat(answer)
        number = Decimal(str(answer))
    except (ValueError, TypeError, InvalidOperation):
        return None
    return number if number.is_finite() else None


def atoms(condition: Condition | None) -> Iterator[Atom]:
    """Give every condition on a single question, in the order in which they are read."""
    match condition:
        case None:
            return
        case AllOf(tests) | AnyOf(tests):
            for test in tests:
                yield from atoms(test)
        case Not(test):
            yield from atoms(test)
        case _:
            yield condition


def questions_in(condition: Condition | None) -> frozenset[str]:
    """Give the ids of the questions that a condition looks at."""
    return frozenset(atom.question for atom in atoms(condition))
