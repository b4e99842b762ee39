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
from datetime import datetime
from typing import Any

KIND = "portal accessibility report, 1"
LARGEST = 5_000_000
"""Bytes. A report of some thousand states has a tenth of that."""


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
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadReport("It lacks something that a report has.") from None


def _report(told: Mapping[str, Any], digest: str) -> Report:
    made_at = datetime.fromisoformat(told["made_at"])
    states, walks = _states(told["states"]), _states(told["walks"])
    if made_at.tzinfo is None or not isinstance(told["whole"], bool) or not states:
        raise ValueError
    return Report(
        made_at=made_at,
        whole=told["whole"],
        matrix=_text(told["matrix"]),
        tools={_text(name): _text(version) for name, version in told["tools"].items()},
        checks=tuple(_text(check) for check in told["checks"]),
        states=states,
        walks=walks,
        digest=digest,
    )


def _states(told: list[dict[str, Any]]) -> tuple[State, ...]:
    return tuple(
        State(_text(each["name"]), tuple(_text(found) for found in each["found"])) for each in told
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
