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


@dataclass(frozen=True)
class Problem:
    """One fault. ``where`` is the id of a step, a section or a question; empty: the journey."""

    fault: Fault
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where or 'journey'}: {self.message}"
