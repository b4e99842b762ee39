"""The one renderer of answers: check answers, receipt, e-mail, payload and adviser all use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .definition import Question, QuestionStep, Repeat, Section
from .offers import is_unasked, value_of
from .route import LiveStep, Route
from .writing import masked, written


class View(Enum):
    """Who reads the rows. Its value says whether sensitive answers are masked."""

    CHECK = ("check", False)
    """The person, before sending, who has to see what is wrong."""
    RECEIPT = ("receipt", True)
    EMAIL = ("email", True)
    ADVISER = ("adviser", True)
    PAYLOAD = ("payload", False)
    """The back office's system."""

    @property
    def masks(self) -> bool:
        return self.value[1]


@dataclass(frozen=True)
class Row:
    """One answer. ``answer`` is as JSON holds it, and ``None`` where it is masked."""

    question: str
    label: str
    lines: tuple[str, ...]
    answer: Any
    address: str
    """The step to change it on."""
    masked: bool = False

    @property
    def value(self) -> str:
        """Give the answer on one line."""
        return ", ".join(self.lines)


@dataclass(frozen=True)
class Group:
    """Rows below a heading: a part, a list, or one thing on a list (``item``).

    ``address`` is where the list is changed, and empty for a part.
    """

    title: str
    rows: tuple[Row, ...]
    address: str = ""
    item: str = ""


def rows(route: Route, view: View = View.CHECK) -> tuple[Group, ...]:
    """Give the answers on a route, part by part, in order; lists follow the rest of their part."""
    return tuple(group for section in route.sections for group in _section(route, section, view))


def _section(route: Route, section: Section, view: View) -> Iterator[Group]:
    here = [live for live in route.steps if live.section is section]
    plain = tuple(
        row for live in here if not live.repeat for row in _rows(live, route.answers, view)
    )
    if plain:
        yield Group(section.title, plain)
    for live in here:
        if isinstance(live.step, Repeat) and live.step.id in route.answers:
            yield from _list(route, live.step, view)


def _list(route: Route, repeat: Repeat, view: View) -> Iterator[Group]:
    items = route.answers[repeat.id]["items"]
    if not items:
        row = Row(repeat.id, repeat.title, (f"No {repeat.many}",), [], repeat.id)
        yield Group(repeat.title, (row,), repeat.id)
    for number, item in enumerate(items, start=1):
        key, answers = item["key"], item["answers"]
        found = tuple(
            row
            for live in route.steps
            if live.repeat is repeat and live.item == key
            for row in _rows(live, answers, view)
        )
        yield Group(item_title(repeat, number, answers, view), found, repeat.id, key)


def item_title(
    repeat: Repeat, number: int, answers: dict[str, Any], view: View = View.CHECK
) -> str:
    """Name a thing on a list: by the answers that name it, or by its number."""
    asked = {
        question.id: question
        for step in repeat.steps
        if isinstance(step, QuestionStep)
        for question in step.questions
    }
    names = [
        " ".join(written(asked[each], answers[each]))
        for each in repeat.named_by
        if answers.get(each) and not (view.masks and asked[each].sensitive)
    ]
    return " ".join(names) or f"{repeat.one[:1].upper()}{repeat.one[1:]} {number}"


def _rows(live: LiveStep, answers: dict[str, Any], view: View) -> Iterator[Row]:
    if isinstance(live.step, QuestionStep):
        for question in live.step.questions:
            if question.id in answers and not is_unasked(answers[question.id]):
                yield _row(question, answers[question.id], live.address, view)


def _row(question: Question, answer: Any, address: str, view: View) -> Row:
    if question.sensitive and view.masks:
        lines = masked(question, answer)
        return Row(question.id, question.name, lines, None, address, masked=True)
    lines = written(question, answer)
    return Row(question.id, question.name, lines, value_of(answer), address)


def payload(route: Route) -> list[dict[str, Any]]:
    """Give the answers for a machine: JSON-safe, with the words that the person saw."""
    return [
        {
            "part": group.title,
            **({"list": group.address, "item": group.item} if group.item else {}),
            "answers": [
                {
                    "question": row.question,
                    "label": row.label,
                    "answer": row.answer,
                    "text": row.value,
                }
                for row in group.rows
            ],
        }
        for group in rows(route, View.PAYLOAD)
    ]
