"""Rules as editors write them, and the conditions that they are. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ..conditions import (
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Condition,
    Equals,
    FromToday,
    Not,
    Op,
)
from ..definition import MEASURED, Kind, Question
from .raw import Raw, children, number, struct, text

OPERATORS = {
    "is": "is",
    "is-not": "is not",
    "answered": "is answered",
    "not-answered": "is not answered",
    "at-least": "is at least (number)",
    "at-most": "is at most (number)",
    "more": "is more than (number)",
    "less": "is less than (number)",
    "on-or-after": "is on or after (date)",
    "on-or-before": "is on or before (date)",
    "after": "is after (date)",
    "before": "is before (date)",
    "days-ahead": "is at least this many days from today",
    "days-within": "is less than this many days from today",
    "days-ago": "is more than this many days ago",
    "days-past": "is at most this many days ago",
    "years-ago": "is at least this many years ago",
    "years-within": "is less than this many years ago",
}
"""What a rule may say of an answer, as an editor reads it."""
WITHOUT_VALUE = frozenset({"answered", "not-answered"})
_COMPARED = {
    "at-least": Op.AT_LEAST,
    "at-most": Op.AT_MOST,
    "more": Op.MORE,
    "less": Op.LESS,
    "on-or-after": Op.AT_LEAST,
    "on-or-before": Op.AT_MOST,
    "after": Op.MORE,
    "before": Op.LESS,
}
_DATES = frozenset({"on-or-after", "on-or-before", "after", "before"})
_FROM_TODAY: dict[str, tuple[Op, Callable[[int], FromToday]]] = {
    "days-ahead": (Op.AT_LEAST, lambda n: FromToday(days=n)),
    "days-within": (Op.LESS, lambda n: FromToday(days=n)),
    "days-ago": (Op.LESS, lambda n: FromToday(days=-n)),
    "days-past": (Op.AT_LEAST, lambda n: FromToday(days=-n)),
    "years-ago": (Op.AT_MOST, lambda n: FromToday(years=-n)),
    "years-within": (Op.MORE, lambda n: FromToday(years=-n)),
}
MOST_YEARS, MOST_DAYS = 150, 40_000
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Unreadable(ValueError):
    """A rule cannot be read. ``block`` is the id of the block; the message says what to do."""

    def __init__(self, block: str, message: str) -> None:
        super().__init__(message)
        self.block = block


def condition(stream: Any, questions: Mapping[str, Question]) -> Condition | None:
    """Give the condition that all rules of a stream make. Raises ``Unreadable``.

    ``questions`` are those of the form, by name: an answer of a list may be given by its words.
    """
    found = tuple(_each(stream, questions))
    if not found:
        return None
    return found[0] if len(found) == 1 else AllOf(found)


def names_in(stream: Any) -> Iterator[tuple[str, str]]:
    """Give block id and question of each rule, in groups too."""
    for kind, block, value in children(stream):
        if kind == "either":
            yield from names_in(value)
        else:
            yield block, text(struct(value), "question")


def _each(stream: Any, questions: Mapping[str, Question]) -> Iterator[Condition]:
    for kind, block, value in children(stream):
        if kind == "either":
            inside = tuple(_each(value, questions))
            if inside:
                yield inside[0] if len(inside) == 1 else AnyOf(inside)
        else:
            yield _rule(block, struct(value), questions)


def _rule(block: str, value: Raw, questions: Mapping[str, Question]) -> Condition:
    name, operator = text(value, "question"), text(value, "operator")
    if not name:
        raise Unreadable(block, "Choose the question that this rule is about.")
    if operator not in OPERATORS:
        raise Unreadable(block, "Choose what the answer must be.")
    if operator in WITHOUT_VALUE:
        return Answered(name) if operator == "answered" else Not(Answered(name))
    given = text(value, "value") or str(number(value, "value") or "")
    if not given:
        raise Unreadable(block, "Say what the answer is compared with.")
    if operator in ("is", "is-not"):
        return _is(block, operator, given, questions.get(name), name)
    if operator in _FROM_TODAY:
        op, day = _FROM_TODAY[operator]
        most = MOST_YEARS if operator.startswith("years") else MOST_DAYS
        return Compared(name, op, day(_whole(block, given, most)))
    if operator in _DATES:
        return Compared(name, _COMPARED[operator], _day(block, given))
    return Compared(name, _COMPARED[operator], _number(block, given, questions.get(name)))


def _is(block: str, operator: str, given: str, asked: Question | None, name: str) -> Condition:
    """Of a list it is one of its answers; of a number or a sum, that number."""
    found: Condition
    if asked is not None and asked.kind in MEASURED:
        found = Compared(name, Op.EQUAL, _number(block, given, asked))
    elif asked is not None and asked.kind is Kind.DATE:
        found = Compared(name, Op.EQUAL, _day(block, given))
    else:
        found = Equals(name, _value_of(given, asked))
    return found if operator == "is" else Not(found)


def _value_of(given: str, asked: Question | None) -> str:
    """Give the value of an answer that may be named by its words."""
    for option in asked.options if asked else ():
        if given == option.value:
            return given
    for option in asked.options if asked else ():
        if given.casefold() == option.label.strip().casefold():
            return option.value
    return given


def _whole(block: str, given: str, most: int) -> int:
    if not given.isascii() or not given.isdigit() or len(given) > 6 or int(given) > most:
        raise Unreadable(block, f"‘{given}’ has to be a whole number from 0 to {most}.")
    return int(given)


def _day(block: str, given: str) -> date:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise Unreadable(block, f"‘{given}’ is not a date: write it as 2027-04-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = f"‘{given}’ has to be in the years from {FIRST_YEAR} to {LAST_YEAR}."
        raise Unreadable(block, words)
    return day


def _number(block: str, given: str, asked: Question | None) -> int | Decimal:
    """Of sums with pence; of all else a whole number."""
    plain = given.replace(",", "").removeprefix("£")
    try:
        number_ = Decimal(plain)
    except InvalidOperation:
        raise Unreadable(block, f"‘{given}’ is not a number.") from None
    if not number_.is_finite() or number_.copy_abs() >= 10**12:
        raise Unreadable(block, f"‘{given}’ is not a number that can be compared.")
    if asked is not None and asked.kind is Kind.MONEY:
        return number_
    if number_ != number_.to_integral_value():
        raise Unreadable(block, f"‘{given}’ has to be a whole number.")
    return int(number_)
