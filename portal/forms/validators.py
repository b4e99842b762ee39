"""Named validators, for what a question's kind alone cannot check. Definitions give the name.

A validator is pure. It gets answers as a draft keeps them, and gives sentences that say what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

V = TypeVar("V")

QuestionValidator = Callable[[Any], str]
"""Gets the answer; gives what is wrong with it, or nothing."""

StepValidator = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, str]]
"""Gets the page's answers and the earlier ones; gives question ids with what is wrong there."""

for_questions: dict[str, QuestionValidator] = {}
for_steps: dict[str, StepValidator] = {}


def validates_question(name: str) -> Callable[[QuestionValidator], QuestionValidator]:
    """Register a validator of one answer."""
    return lambda validator: _add(for_questions, name, validator)


def validates_step(name: str) -> Callable[[StepValidator], StepValidator]:
    """Register a validator of a page's answers together."""
    return lambda validator: _add(for_steps, name, validator)


def names() -> frozenset[str]:
    """Give the names that a definition may use."""
    return frozenset(for_questions) | frozenset(for_steps)


def _add(known: dict[str, V], name: str, validator: V) -> V:
    if known.setdefault(name, validator) is not validator:
        raise ValueError(f"two validators are called {name}")
    return validator
