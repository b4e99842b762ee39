"""docs/security.md speaks of every requirement, and of no test that is not there.

``asvs.txt`` lists the requirements of ASVS 5.0 of levels 1 and 2: a number and its level.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "security.md").read_text()
ASVS = dict(line.split() for line in Path(__file__).with_name("asvs.txt").read_text().splitlines())
STATUSES = ("held", "evidence", "not ours", "open")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| \*\*(.+?)\*\* (.+?) \| (.*)\|$", re.MULTILINE)
ROWS = ROW.findall(DOC)
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


@cache
def names_in(file: str) -> set[str]:
    """The names of the tests in a file below tests/."""
    return set(re.findall(r"^ *def (test_\w+)", (ROOT / "tests" / file).read_text(), re.MULTILINE))


def test_the_list_has_every_requirement_of_the_first_two_levels() -> None:
    assert Counter(ASVS.values()) == {"1": 70, "2": 183}


def test_every_requirement_stands_there_once() -> None:
    assert [number for number, *_ in ROWS] == list(ASVS)


def test_no_line_of_the_tables_is_overlooked() -> None:
    assert len(re.findall(r"^\| \d+\.\d+\.\d+ ", DOC, re.MULTILINE)) == len(ROWS)


def test_each_has_a_status_and_says_how() -> None:
    for number, about, status, how, _shown in ROWS:
        assert status in STATUSES, number
        assert len(about.split()) <= 8, number
        assert how.strip(), number


def test_what_is_held_is_shown_by_a_test() -> None:
    assert [row[0] for row in ROWS if row[2] == "held" and not NAMED.search(row[4])] == []


@pytest.mark.parametrize("file", sorted({file for file, _name in NAMED.findall(DOC)}))
def test_every_test_that_is_named_is_there(file: str) -> None:
    named = {name for other, name in NAMED.findall(DOC) if other == file}
    assert named <= names_in(file)


def test_nothing_else_stands_where_tests_are_named() -> None:
    for number, *_, shown in ROWS:
        assert NAMED.sub("", shown).strip(", ") == "", number


@pytest.mark.parametrize("status", STATUSES)
def test_the_counts_at_the_top_are_right(status: str) -> None:
    counted = sum(row[2] == status for row in ROWS)
    assert f"\n| {status} | {counted} |" in DOC


def test_the_counts_of_the_levels_are_right() -> None:
    levels = Counter(ASVS[row[0]] for row in ROWS)
    assert f"\n| all | {len(ROWS)} | {levels['1']} of level 1, {levels['2']} of level 2 |\n" in DOC


@pytest.mark.parametrize("place", sorted(set(re.findall(r"\]\((\w+\.md)\)", DOC))))
def test_every_document_that_it_leads_to_is_there(place: str) -> None:
    assert (ROOT / "docs" / place).is_file()


@pytest.mark.parametrize(
    "place", sorted(set(re.findall(r"`((?:portal|static|tests)/[\w/.-]+)`", DOC)))
)
def test_every_place_in_the_code_is_there(place: str) -> None:
    built = place.startswith("static/collected")
    assert built or (ROOT / place).exists()


def test_every_part_of_a_document_that_it_names_is_there() -> None:
    named = re.findall(r"\[(\w+\.md)\]\(\w+\.md\), ((?:\"[^\"]+\"(?:, | and )?)+)", DOC)
    assert named
    for file, parts in named:
        for part in re.findall(r"\"([^\"]+)\"", parts):
            assert part in (ROOT / "docs" / file).read_text(), (file, part)
