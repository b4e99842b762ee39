"""Answers that pass, for any question: nobody's, for those who try a form out. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from .conditions import day_of
from .definition import LISTED, Kind, Question

PLAIN: dict[Kind, Any] = {
    Kind.TEXT: "Good words",
    Kind.TEXTAREA: "Good words, and\na second line of them.",
    Kind.EMAIL: "somebody@example.com",
    Kind.PHONE: "+447700900123",
    Kind.ADDRESS: {
        "line_1": "1 Test Street",
        "line_2": "",
        "town": "Testham",
        "postcode": "AA1 1AA",
    },
    Kind.POSTCODE: "AA1 1AA",
    Kind.NINO: "AA123456A",
    Kind.SORT_CODE: "000000",
    Kind.ACCOUNT_NUMBER: "12345678",
}


def good(question: Question) -> Any:
    """Give an answer as a draft keeps it. Files are the one thing left out where they may be."""
    if question.kind in LISTED:
        first = question.options[0].value
        return [first] if question.kind is Kind.CHECKBOXES else first
    match question.kind:
        case Kind.DATE:
            return _day(question).isoformat()
        case Kind.WHOLE_NUMBER:
            return int(_number(question))
        case Kind.MONEY:
            return f"{_number(question):.2f}"
        case Kind.FILE:
            return [{"id": "a-file", "name": "photo.png"}] if question.required else None
        case Kind.TEXT | Kind.TEXTAREA if question.longest:
            return str(PLAIN[question.kind])[: question.longest]
    return PLAIN[question.kind]


def _number(question: Question) -> Decimal:
    least = Decimal(question.least or 0)
    return min(max(least, Decimal(1)), Decimal(question.most if question.most is not None else 1))


def _day(question: Question) -> date:
    earliest, latest = (
        day_of({}) if limit == "today" else date.fromisoformat(limit) if limit else None
        for limit in (question.earliest, question.latest)
    )
    usual = date(2020, 2, 3)
    if earliest and usual < earliest:
        return earliest
    return latest if latest and usual > latest else usual
