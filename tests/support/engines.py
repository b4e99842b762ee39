"""Which tests a second database engine is asked again.

Both engines are asked the same by the same code, and what a test does with the database it does for
each of its parameters alike: one of them is asked again. All of them are, where the test's module
names what each engine does in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

OWN_WAYS = re.compile(
    r"(Integrity|Database|Programming|Operational|Data)Error|connections?\b|\bvendor\b|RunSQL"
    r"|CaptureQueries|assert_num_queries|select_for_update|[Cc]onstraint|[Tt]rigger|[Ii]solation"
    r"|\bThread|at_once\b|JSONField|KeyTransform"
)
"""Errors, locks, constraints, triggers, plans and SQL of one's own, and what is done at once."""


def asked_again(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The tests that use the database: each once, or with every parameter where engines differ."""
    seen: set[str] = set()
    chosen: list[pytest.Item] = []
    for item in items:
        test = item.nodeid.partition("[")[0]
        if uses_the_database(item) and (test not in seen or names_own_ways(item.path)):
            seen.add(test)
            chosen.append(item)
    return chosen


def uses_the_database(item: pytest.Item) -> bool:
    """Whether a test may touch the database, by its mark or by a fixture that it asks for."""
    fixtures = {"db", "transactional_db", "django_db_setup"}
    asked = fixtures.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@cache
def names_own_ways(module: Path) -> bool:
    """Whether a module of tests names what an engine does in its own way."""
    return OWN_WAYS.search(module.read_text(encoding="utf-8")) is not None
