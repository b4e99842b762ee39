"""The report that a run of the browser tests writes, read with suspicion.

It is a file of JSON: when it was made, with which tools, which checks there were in words, and
every page and state of a page with the checks that looked at it and what they found.
``tests/browser/report.py`` writes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

KIND = "portal accessibility report, 1"
LARGEST = 5_000_000
"""Bytes. A report of some thousand states has a tenth of that."""
LONGEST_MATRIX = 20
"""Letters: a word of ours."""


class BadReport(ValueError):
    """What is wrong with a report, in a sentence."""


@dataclass(frozen=True)
class State:
    """A page, or a page in one state, and what was wrong with it."""

    name: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """``checks`` are sentences; ``walks`` are whole ways through the site; ``whole`` says that no
    test was left out; ``digest`` knows a report that was loaded before."""

    made_at: datetime
    whole: bool
    matrix: str
    tools: Mapping[str, str]
    checks: tuple[str, ...]
    states: tuple[State, ...]
    walks: tuple[State, ...]
    digest: str

    @property
    def faulty(self) -> list[State]:
        return [state for state in (*self.states, *self.walks) if state.found]


def read(content: bytes) -> Report:
    """Raises BadReport."""
    if len(content) > LARGEST:
        raise BadReport("It is too large for a report.")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise BadReport("It is not JSON.") from None
    if not isinstance(told, dict) or told.get("kind") != KIND:
        raise BadReport("It is not a report of the browser tests.")
    try:
        return _report(told, hashlib.sha256(content).hexdigest())
    except BadReport:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise BadReport("It lacks something that a report has.") from None


def _report(told: Mapping[str, Any], digest: str) -> Report:
    checks = _texts(told["checks"])
    states, walks = _states(told["states"]), _states(told["walks"])
    tools = {_text(name): _text(version) for name, version in told["tools"].items()}
    matrix = _text(told["matrix"])
    if not (checks and states and tools and isinstance(told["whole"], bool)):
        raise ValueError
    if len(matrix) > LONGEST_MATRIX:
        raise ValueError
    for each in told["states"]:
        _looked_at(each["checks"], len(checks))
    return Report(
        made_at=_moment(_text(told["made_at"])),
        whole=told["whole"],
        matrix=matrix,
        tools=tools,
        checks=checks,
        states=states,
        walks=walks,
        digest=digest,
    )


def _moment(told: str) -> datetime:
    made_at = datetime.fromisoformat(told)
    if made_at.tzinfo is None:
        raise ValueError
    return made_at.astimezone(UTC)


def _states(told: object) -> tuple[State, ...]:
    states = tuple(State(_text(each["name"]), _texts(each["found"])) for each in _list(told))
    if len({state.name for state in states}) < len(states):
        raise BadReport("It says something twice, so it cannot be counted.")
    return states


def _looked_at(told: object, checks: int) -> None:
    """A state counts as tested only if some check has looked at it."""
    numbers = _list(told)
    if not numbers or not all(type(each) is int and 0 <= each < checks for each in numbers):
        raise ValueError


def _texts(told: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(told))


def _list(told: object) -> list[Any]:
    if not isinstance(told, list):
        raise TypeError
    return told


def _text(value: object) -> str:
    """A text that every database keeps: without NUL and without half a letter."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()
    if "\0" in value:
        raise ValueError
    return value
