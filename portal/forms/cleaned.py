"""A form's clean values as JSON can hold them, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from portal.ui.forms import Address

from .conditions import NOTHING
from .definition import Kind, Question, QuestionStep
from .offers import kept, value_of


def keep(question: Question, value: Any) -> Any:
    """Give a clean value as a draft keeps it: ``None`` for nothing.

    Raises ``TypeError`` for a file that has not been stored: a draft keeps only its id and name.
    """
    if value in NOTHING:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, Address):
        return value.as_dict()
    if question.kind is Kind.FILE and not _are_stored(value):
        raise TypeError("store the file first")
    return value


def restore(question: Question, answer: Any) -> Any:
    """Give the clean value of a kept answer."""
    if answer in NOTHING:
        return None
    match question.kind:
        case _ if question.choices_from:
            return value_of(answer)
        case Kind.DATE:
            return date.fromisoformat(answer)
        case Kind.MONEY:
            return Decimal(answer)
        case Kind.ADDRESS:
            return Address.from_dict(answer)
        case _:
            return answer


def as_posted(question: Question, answer: Any) -> dict[str, Any]:
    """Give a kept answer as a browser would send it: names of boxes to text, or lists of it."""
    if answer in NOTHING or question.kind is Kind.FILE:
        return {}
    match question.kind:
        case Kind.DATE:
            year, month, day = str(answer).split("-")
            parts = {"day": day, "month": month, "year": year}
            return {f"{question.id}-{part}": text for part, text in parts.items()}
        case Kind.ADDRESS:
            typed = {part: text for part, text in answer.items() if part != "uprn"}
            boxes = {f"{question.id}-{part}": text for part, text in typed.items()}
            return {f"{question.id}-stage": "manual", **boxes}
        case Kind.CHECKBOXES:
            return {question.id: list(answer)}
        case _:
            return {question.id: str(value_of(answer))}


def keep_all(step: QuestionStep, values: dict[str, Any]) -> dict[str, Any]:
    """Give every answer of a page as a draft keeps it; a question left empty keeps ``None``."""
    return {
        question.id: kept(question, keep(question, values.get(question.id)))
        for question in step.questions
    }


def _are_stored(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)
