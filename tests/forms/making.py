"""Short ways to write down a journey."""

from __future__ import annotations

from typing import Any

from portal.forms.conditions import Condition, Equals
from portal.forms.definition import (
    Choice,
    ContentStep,
    ExitStep,
    Journey,
    Kind,
    Privacy,
    Question,
    QuestionStep,
    Repeat,
    Section,
    Step,
    Way,
)

NOTICE = Privacy("To help you", "Public task", "The housing team", "2 years")


def ask(id_: str, kind: Kind = Kind.TEXT, **more: Any) -> Question:
    return Question(id_, kind, more.pop("label", f"About {id_}"), **more)


def yes_no(id_: str, **more: Any) -> Question:
    return ask(id_, Kind.YES_NO, **more)


def one_of(id_: str, *values: str, kind: Kind = Kind.RADIOS, **more: Any) -> Question:
    return ask(id_, kind, choices=tuple(Choice(v, v.title()) for v in values), **more)


def page(*questions: Question, when: Condition | None = None, **more: Any) -> QuestionStep:
    """A page called after its first question."""
    id_ = more.pop("id", questions[0].id.replace("_", "-") if questions else "nothing")
    return QuestionStep(id_, questions, more.pop("title", f"Page {id_}"), when=when, **more)


def read(id_: str, when: Condition | None = None) -> ContentStep:
    return ContentStep(id_, f"Read {id_}", ("Read this.",), when)


def leave(id_: str, when: Condition | None = None) -> ExitStep:
    way = Way("Call us", phone="01632 960001")
    return ExitStep(id_, f"Leave {id_}", ("You cannot do this online.",), (way,), when)


def several(id_: str, *steps: Any, **more: Any) -> Repeat:
    more.setdefault("most", 3)
    return Repeat(id_, f"List of {id_}", "person", "people", steps, **more)


def journey(*steps: Step, **more: Any) -> Journey:
    """A journey of one part."""
    more.setdefault("privacy", NOTICE)
    return Journey("try", "Try it", (Section("only", "The only part", steps),), **more)


def parts(*sections: Section, **more: Any) -> Journey:
    more.setdefault("privacy", NOTICE)
    return Journey("try", "Try it", sections, **more)


def yes(question: str) -> Equals:
    return Equals(question, "yes")


def no(question: str) -> Equals:
    return Equals(question, "no")


def items(*answers: dict[str, Any], done: bool = True) -> dict[str, Any]:
    """The kept answer of a repeat, its items called a, b, c, …"""
    listed = [{"key": key, "answers": each} for key, each in zip("abcdef", answers, strict=False)]
    return {"items": listed, "done": done}
