"""Answers as they travel, and as a draft keeps them: the one place that knows both.

They differ in three things. A list of things is an array of objects; a file is the id that its
upload was given; what was looked up is its value alone. An answer that is left out, or null, is a
question left empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..answers import new_key
from ..conditions import NOTHING
from ..definition import Journey, Kind, Question, QuestionStep, Repeat
from ..fit import ADDRESS_PARTS
from ..offers import value_of

SHAPES: dict[Kind, str] = {
    Kind.CHECKBOXES: "Send a list of answers, each as text.",
    Kind.DATE: "Send a date as text: year, month and day, like 2026-04-30.",
    Kind.WHOLE_NUMBER: "Send a whole number, not text.",
    Kind.MONEY: "Send pounds and pence as text, like 12.30.",
    Kind.ADDRESS: "Send an address: line_1, line_2, town and postcode, each as text.",
    Kind.FILE: "Send a list of the ids that your uploads were given, each once.",
}
TEXT = "Send text."
NOT_A_LIST = "Send a list. It may be empty, if there is nothing to add."
NOT_A_THING = "Send an object with the answers about this one."


class Unfit(Exception):
    """An answer cannot be taken. Holds what to do, in a sentence or more."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("an answer cannot be taken")  # never the answer
        self.sentences = sentences


def read(question: Question, sent: Any) -> Any:
    """Give what the field of a question takes. Raises ``Unfit``. Of files it gives their ids."""
    if sent is None or sent == "":
        return None
    readers = {
        Kind.CHECKBOXES: _texts,
        Kind.DATE: _day,
        Kind.WHOLE_NUMBER: _whole,
        Kind.ADDRESS: _address,
        Kind.FILE: _ids,
    }
    try:
        return readers.get(question.kind, _text)(sent)
    except ValueError:
        raise Unfit(SHAPES.get(question.kind, TEXT)) from None


def items(sent: Any) -> list[tuple[str, Any]]:
    """Give the things of a list, each with a key of its own. Raises ``Unfit``."""
    if not isinstance(sent, list):
        raise Unfit(NOT_A_LIST)
    return [(new_key(), each) for each in sent]


def sent_of(journey: Journey, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Give the kept answers of a route as another system would send them."""
    found: dict[str, Any] = {}
    for _section, step in journey.steps():
        if isinstance(step, Repeat) and step.id in kept:
            found[step.id] = [_page(step.steps, each["answers"]) for each in kept[step.id]["items"]]
        elif isinstance(step, QuestionStep):
            found |= _page((step,), kept)
    return found


def _page(steps: Any, kept: Mapping[str, Any]) -> dict[str, Any]:
    asked = (each for step in steps if isinstance(step, QuestionStep) for each in step.questions)
    return {each.id: _sent(each, kept[each.id]) for each in asked if each.id in kept}


def _sent(question: Question, answer: Any) -> Any:
    if answer in NOTHING:
        return None
    if question.kind is Kind.FILE:
        return [each["id"] for each in answer]
    return value_of(answer)


def _text(sent: Any) -> str:
    if not isinstance(sent, str):
        raise ValueError("not text")
    return sent


def _texts(sent: Any) -> list[str]:
    if not isinstance(sent, list):
        raise ValueError("not a list")
    return [_text(each) for each in sent]


def _ids(sent: Any) -> list[str]:
    found = _texts(sent)
    if len(set(found)) < len(found):
        raise ValueError("one twice")
    return found


def _day(sent: Any) -> date:
    """In the one way of writing it: Python would take weeks and days without dashes too.

    As in a browser, a year has four digits and no nought before them.
    """
    found = date.fromisoformat(_text(sent))
    if found.isoformat() != sent or sent.startswith("0"):
        raise ValueError("another way of writing it")
    return found


def _whole(sent: Any) -> int:
    """JSON has one kind of number: 3.0 is whole."""
    if isinstance(sent, float) and sent.is_integer():
        return int(sent)
    if isinstance(sent, bool) or not isinstance(sent, int):
        raise ValueError("not a whole number")
    return sent


def _address(sent: Any) -> dict[str, str]:
    if not isinstance(sent, dict) or not ADDRESS_PARTS.issuperset(sent):
        raise ValueError("not an address")
    return {part: _text(text) for part, text in sent.items()}
