"""What is typed to come to every error of a question, and the pages that these make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from portal.forms.build import field
from portal.forms.definition import Kind, Question, QuestionStep, Repeat

from .good import good, typed

UNREADABLE: dict[Kind, str] = {
    Kind.EMAIL: "somebody",
    Kind.PHONE: "123",
    Kind.WHOLE_NUMBER: "lots",
    Kind.MONEY: "lots",
    Kind.POSTCODE: "nowhere",
    Kind.NINO: "QQ 12",
    Kind.SORT_CODE: "12",
    Kind.ACCOUNT_NUMBER: "1",
}


@dataclass(frozen=True)
class File:
    """A file to choose in a box."""

    name: str
    content: bytes


PROGRAM = File("program.exe", b"MZ this is not taken")


def wrong(question: Question) -> list[dict[str, Any]]:
    """Give what to put into a question's boxes, once for each way of being wrong."""
    ways: list[dict[str, Any]] = [{}] if question.required else []
    id_, kind = question.id, question.kind
    asked: Any = field(question)
    if kind in UNREADABLE:
        ways.append({id_: UNREADABLE[kind]})
    match kind:
        case Kind.TEXT | Kind.TEXTAREA | Kind.EMAIL:
            ways.append({id_: "a" * (asked.max_length + 1)})
        case Kind.WHOLE_NUMBER | Kind.MONEY:
            ways += [{id_: f"{asked.min_value - 1}"}, {id_: f"{asked.max_value + 1}"}]
        case Kind.DATE:
            ways += [_date(id_, "31", "2", "2020"), _date(id_, "3", "", "")]
            ways += [_date(id_, *_parts(day)) for day in _outside(question)]
        case Kind.CHECKBOXES:
            ways += _not_alone(question)
        case Kind.ADDRESS:
            ways.append({f"{id_}-postcode": "QZ1"})
            ways.append({f"{id_}-stage": "manual", f"{id_}-line_1": "1 Test Street"})
        case Kind.FILE:
            ways.append({id_: PROGRAM})
    return ways


def wrong_pages(step: QuestionStep | Repeat) -> list[dict[str, Any]]:
    """Give what to type on a page to come to each of its error states.

    The questions go wrong together: the first state has the first fault of each, and so on. A
    question that has run out of faults is answered well.
    """
    if isinstance(step, Repeat):
        return [{}]
    faults = [wrong(question) for question in step.questions]
    pages = []
    for state in zip_longest(*faults):
        boxes: dict[str, Any] = {}
        for question, ways in zip(step.questions, state, strict=True):
            fine = typed(step, {question.id: good(question)})
            boxes.update(fine if ways is None else ways)
        pages.append(boxes)
    return pages


def _date(id_: str, day: str, month: str, year: str) -> dict[str, Any]:
    return {f"{id_}-day": day, f"{id_}-month": month, f"{id_}-year": year}


def _parts(day: date) -> tuple[str, str, str]:
    return str(day.day), str(day.month), str(day.year)


def _outside(question: Question) -> list[date]:
    """Give a day before the earliest, and one after the latest."""
    limits = ((question.earliest, -1), (question.latest, 1))
    return [
        (date.today() if limit == "today" else date.fromisoformat(limit)) + timedelta(days=days)
        for limit, days in limits
        if limit
    ]


def _not_alone(question: Question) -> list[dict[str, Any]]:
    alone = [each.value for each in question.options if each.exclusive]
    others = [each.value for each in question.options if not each.exclusive]
    return [{question.id: [others[0], alone[0]]}] if alone and others else []
