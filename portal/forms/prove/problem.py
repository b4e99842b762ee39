"""What a proof finds, in words for the person who wrote the form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The kinds of fault."""

    DEAD_END = "dead end"
    LOOP = "loop"
    UNREACHABLE = "unreachable"
    NOT_ASKED = "may not have been asked"
    NO_SUCH_QUESTION = "no such question"
    NO_SUCH_VALUE = "no such value"
    ALWAYS_THE_SAME = "always the same"
    LABEL = "missing words"
    AUTOCOMPLETE = "autocomplete"
    TWICE = "twice"
    NAME = "name"
    EMPTY = "empty"
    REPEAT = "repeat"
    LIMIT = "limit"
    VALIDATOR = "validator"
    PROMISE = "promise"
    TANGLED = "too tangled"


class Thing(StrEnum):
    """What has a fault. Parts, pages and questions may share an id."""

    PART = "part"
    PAGE = "page"
    QUESTION = "question"


@dataclass(frozen=True)
class Problem:
    """One fault. ``where`` is the id of a step, a section or a question; empty: the journey.

    ``rule`` is the question that a condition on it looks at, where the fault is in that condition.
    """

    fault: Fault
    where: str
    message: str
    thing: Thing = Thing.PAGE
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.where or 'journey'}: {self.message}"
