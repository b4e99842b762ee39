"""The two journeys as the content is now."""

from __future__ import annotations

from functools import lru_cache

from portal.forms.definition import Journey

from . import rules
from .changes import making as changing
from .making import journey_of

KEPT = 4
"""Journeys kept in a process: what is used now, and what was a moment ago."""


def make() -> Journey | None:
    """Give the journey; None until the rules that it needs are in use. No query once known."""
    words = rules.wording()
    return None if words is None else _made(words)


_made = lru_cache(maxsize=KEPT)(journey_of)


def make_changes() -> Journey | None:
    """Give the journey of a change; None until the rules that it needs are in use."""
    words = rules.wording()
    return None if words is None else _changes(words)


_changes = lru_cache(maxsize=KEPT)(changing.journey_of)
