"""In which order modules are given to several processes: what takes long first, the short last.

Otherwise the one that takes longest may begin last, and all but one process wait for it.
"""

from __future__ import annotations

from collections import Counter

import pytest

LONG = {
    "tests/access/test_matrix.py": 240,
    "tests/browser/test_benefits.py": 60,
    "tests/browser/test_bills.py": 60,
    "tests/browser/test_repair.py": 40,
    "tests/faults/": 40,
    "tests/faults/test_kills.py": 100,
    "tests/home/test_demo.py": 60,
    "tests/home/test_relevance.py": 40,
    "tests/integration/api/test_schema.py": 60,
    "tests/production/": 60,
    "tests/repairs/panel/test_demo.py": 40,
}
"""Seconds that a module, or each of a folder, takes on one core. The most exact name counts."""
USUAL = 0.1
"""Seconds that one test of any other takes."""


def longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """The same tests, by what their modules take; those of a module as they were."""
    modules = [item.nodeid.partition("::")[0] for item in items]
    tests = Counter(modules)
    seconds = {module: _seconds(module, number) for module, number in tests.items()}
    first = {module: modules.index(module) for module in tests}
    places = sorted(
        range(len(items)), key=lambda at: (-seconds[modules[at]], first[modules[at]], at)
    )
    return [items[at] for at in places]


def _seconds(module: str, tests: int) -> float:
    known = [name for name in LONG if module.startswith(name)]
    return LONG[max(known, key=len)] if known else tests * USUAL
