"""What residents type finds the page they need among the first three, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.db import connection

from portal.home.search.results import find
from portal.home.search.shown import all_results

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_council")]

PASS_MARK = 0.95
FIRST = 3


def pairs() -> list[tuple[str, set[str]]]:
    """Words, and the addresses of the pages any of which will do."""
    files = sorted((Path(__file__).parent / "relevance").glob("*.yaml"))
    rows = [row for file in files for row in yaml.safe_load(file.read_text())]
    return [(str(row["words"]), {f"/{page}/" for page in _as_list(row["page"])}) for row in rows]


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def test_there_are_pairs_enough_to_mean_something() -> None:
    assert len({words for words, _ in pairs()}) >= 60


def test_residents_words_find_the_right_page_among_the_first_three() -> None:
    missed = []
    for words, wanted in pairs():
        found = [result.href for result in all_results(find(words))[:FIRST]]
        if not wanted & set(found):
            missed.append(f"{words!r} should find {' or '.join(sorted(wanted))}; found {found}")
    rate = 1 - len(missed) / len(pairs())
    print(f"{connection.vendor}: {rate:.1%} of {len(pairs())}", *missed, sep="\n")  # noqa: T201 - the list is the report
    assert rate >= PASS_MARK, "\n".join(missed)
