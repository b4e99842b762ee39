"""Does a kept answer still answer the question? After a change of version, some do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from .conditions import NOTHING
from .definition import Kind, Question, QuestionStep

ADDRESS_LINES = frozenset({"line_1", "line_2", "town", "postcode"})
ADDRESS_PARTS = ADDRESS_LINES | {"uprn"}


def fits(question: Question, answer: Any) -> bool:
    """Say whether an answer, as a draft keeps it, is of the right shape and within the limits.

    It does not judge what only the form can, such as a postcode's pattern.
    """
    if answer in NOTHING:
        return not question.required
    return _SHAPES.get(question.kind, _is_text)(question, answer)


def settled(step: QuestionStep, answers: Mapping[str, Any]) -> bool:
    """Say whether every question of a page has an answer that fits; a page skipped has none."""
    for question in step.questions:
        if question.id not in answers or not fits(question, answers[question.id]):
            return False
    return True


def _is_text(question: Question, answer: Any) -> bool:
    return isinstance(answer, str) and (not question.longest or len(answer) <= question.longest)


def _is_listed(question: Question, answer: Any) -> bool:
    listed = [option.value for option in question.options]
    return answer in listed or (bool(question.choices_from) and _was_listed(listed, answer))


def _was_listed(listed: list[str], answer: Any) -> bool:
    """Whether it was looked up. If it is offered still, only who looks it up again can say."""
    if not isinstance(answer, dict) or not isinstance(answer.get("value"), str):
        return False
    if answer.keys() == {"value", "unasked"}:
        return answer["value"] in listed
    return answer.keys() == {"value", "label"} and isinstance(answer["label"], str)


def _are_listed(question: Question, answer: Any) -> bool:
    if not isinstance(answer, list) or not all(isinstance(each, str) for each in answer):
        return False
    alone = {option.value for option in question.options if option.exclusive}
    listed = {option.value for option in question.options}
    return set(answer) <= listed and (len(answer) == 1 or alone.isdisjoint(answer))


def _is_date(question: Question, answer: Any) -> bool:
    try:
        found = date.fromisoformat(answer)
        limits = [
            date.fromisoformat(limit) if limit not in ("", "today") else None
            for limit in (question.earliest, question.latest)
        ]
    except (TypeError, ValueError):
        return False
    return not ((limits[0] and found < limits[0]) or (limits[1] and found > limits[1]))


def _is_whole(question: Question, answer: Any) -> bool:
    return type(answer) is int and _within(question, Decimal(answer))


def _is_sum(question: Question, answer: Any) -> bool:
    try:
        return isinstance(answer, str) and _within(question, Decimal(answer))
    except InvalidOperation:
        return False


def _within(question: Question, number: Decimal) -> bool:
    if not number.is_finite():
        return False
    low_enough = question.most is None or number <= question.most
    return low_enough and (question.least is None or number >= question.least)


def _is_address(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, dict)
        and ADDRESS_PARTS.issuperset(answer)
        and all(isinstance(part, str) for part in answer.values())
        and any(answer.get(line) for line in ADDRESS_LINES)
    )


def _are_files(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, list)
        and len(answer) <= question.max_files
        and all(isinstance(each, dict) and each.get("id") and "name" in each for each in answer)
    )


_SHAPES: dict[Kind, Callable[[Question, Any], bool]] = {
    Kind.RADIOS: _is_listed,
    Kind.SELECT: _is_listed,
    Kind.YES_NO: _is_listed,
    Kind.CHECKBOXES: _are_listed,
    Kind.DATE: _is_date,
    Kind.WHOLE_NUMBER: _is_whole,
    Kind.MONEY: _is_sum,
    Kind.ADDRESS: _is_address,
    Kind.FILE: _are_files,
}
