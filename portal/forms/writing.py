"""An answer as people read it, one line for each thing it says."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from .conditions import NOTHING
from .definition import Kind, Question

NOT_GIVEN = "Not given"
MASKED = "Given, not shown here"


def written(question: Question, answer: Any) -> tuple[str, ...]:
    """Write an answer, kept as JSON, in lines."""
    if answer in NOTHING:
        return (NOT_GIVEN,)
    return _WRITERS.get(question.kind, _as_it_is)(question, answer)


def masked(question: Question, answer: Any) -> tuple[str, ...]:
    """Say that a sensitive answer was given; of a code, show the last two signs."""
    if answer in NOTHING:
        return (NOT_GIVEN,)
    if question.kind in (Kind.ACCOUNT_NUMBER, Kind.NINO, Kind.SORT_CODE):
        return (f"Ends in {answer[-2:]}",)
    return (MASKED,)


def _as_it_is(question: Question, answer: Any) -> tuple[str, ...]:
    return tuple(str(answer).splitlines())


def _choice(question: Question, answer: Any) -> tuple[str, ...]:
    """Of a list on the form, or of one that was looked up."""
    return (question.label_of(answer),)


def _choices(question: Question, answer: Any) -> tuple[str, ...]:
    return tuple(question.label_of(each) for each in answer)


def _date(question: Question, answer: Any) -> tuple[str, ...]:
    day = date.fromisoformat(answer)
    return (f"{day.day} {calendar.month_name[day.month]} {day.year}",)


def _number(question: Question, answer: Any) -> tuple[str, ...]:
    return (f"{answer:,}",)


def _money(question: Question, answer: Any) -> tuple[str, ...]:
    return (f"£{Decimal(answer):,.2f}",)


def _address(question: Question, answer: Any) -> tuple[str, ...]:
    lines = (answer.get(part, "") for part in ("line_1", "line_2", "town", "postcode"))
    return tuple(line for line in lines if line)


def _files(question: Question, answer: Any) -> tuple[str, ...]:
    return tuple(str(each["name"]) for each in answer)


def _nino(question: Question, answer: Any) -> tuple[str, ...]:
    return (" ".join(re.findall(r"..?", answer)),)


def _sort_code(question: Question, answer: Any) -> tuple[str, ...]:
    return ("-".join(re.findall(r"..?", answer)),)


def _phone(question: Question, answer: Any) -> tuple[str, ...]:
    if not answer.startswith("+44"):
        return (answer,)
    number = f"0{answer[3:]}"
    first = 3 if number.startswith("02") else 5
    if re.match(r"011|01.1|03|08|09", number):
        first = 4
    rest = number[first:]
    cut = {3: 4, 4: 3}.get(first, len(rest))
    return (" ".join(filter(None, (number[:first], rest[:cut], rest[cut:]))),)


_WRITERS: dict[Kind, Callable[[Question, Any], tuple[str, ...]]] = {
    Kind.RADIOS: _choice,
    Kind.SELECT: _choice,
    Kind.YES_NO: _choice,
    Kind.CHECKBOXES: _choices,
    Kind.DATE: _date,
    Kind.WHOLE_NUMBER: _number,
    Kind.MONEY: _money,
    Kind.ADDRESS: _address,
    Kind.FILE: _files,
    Kind.NINO: _nino,
    Kind.SORT_CODE: _sort_code,
    Kind.PHONE: _phone,
}
