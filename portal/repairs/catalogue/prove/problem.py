"""What a proof finds, in words for the editor, with the place where it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..tree import Path, in_words


class Rule(StrEnum):
    """The rules, one for each kind of fault."""

    EMPTY = "nothing there"
    NO_END = "no outcome"
    TWO_ENDS = "two outcomes"
    ONE_ANSWER = "one answer"
    DEPTH = "too deep"
    AREA = "area"
    KEY = "key"
    KEY_TWICE = "key twice"
    NOT_FIRST = "not on the first screen"
    CALL = "whom to call"
    MEANWHILE = "what to do meanwhile"
    NOT_AT_ONCE = "not at once"
    SAME_AS = "same as"
    SOR = "SOR code"
    PRIORITY = "priority"
    RESPONSIBILITY = "responsibility"
    TRADE = "trade"
    MINUTES = "minutes"
    CRIME = "crime number"
    RIGHT_TO_REPAIR = "Right to Repair"
    HAZARD = "hazard"
    LABEL = "missing words"
    QUESTION = "missing question"
    SAID_TWICE = "said twice"
    WHY = "why"
    PICTURE = "picture"
    READING = "hard to read"
    ENGINE = "pages"


@dataclass(frozen=True)
class Problem:
    """One fault. ``key`` is the node to put right; "" is the catalogue as a whole."""

    rule: Rule
    key: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def at(path: Path, rule: Rule, message: str) -> Problem:
    """Say what is wrong with the last node of a way."""
    return Problem(rule, path[-1].key, in_words(path), message)


def whole(rule: Rule, message: str) -> Problem:
    """Say what is wrong with the catalogue as a whole."""
    return Problem(rule, "", "The catalogue", message)
