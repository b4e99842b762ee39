"""Reads the two tables as they are given out: plain text, one row a line, spaces between.

A table with a line that we do not understand is not read at all: half a table would refuse accounts
that are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .table import DIGITS, EXCEPTIONS, Method, Row, Table

SORT_CODE = re.compile(r"[0-9]{6}")
WEIGHT = re.compile(r"-?[0-9]{1,3}")
BARE = 3 + DIGITS
"""Columns of a row without an exception."""
WEIGHTS, SUBSTITUTES = "weights", "substitutes"
MOST_FAULTS = 20
"""Nobody reads more at once; a wrong file has one in every line."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in which line of which file. Line 0 is the whole file."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


class Unreadable(ValueError):
    """The tables cannot be used. ``faults`` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} lines of the tables cannot be used.")
        self.faults = faults[:MOST_FAULTS]
        self.more = len(faults) - len(self.faults)


class _Wrong(ValueError):
    """One line is no row; the words say why."""


def read(weights: str, substitutes: str = "") -> Table:
    """Give the table of two files. Raises Unreadable with every line that is wrong."""
    faults: list[Fault] = []
    rows: list[tuple[int, Row]] = []
    pairs: dict[str, str] = {}
    for number, columns in _lines(weights):
        try:
            rows.append((number, _row(columns)))
        except _Wrong as wrong:
            faults.append(Fault(WEIGHTS, number, str(wrong)))
    faults.extend(_crowded(rows))
    for number, columns in _lines(substitutes):
        try:
            instead_of, use = _pair(columns)
            if pairs.setdefault(instead_of, use) != use:
                raise _Wrong("This sort code has another substitute already.")
        except _Wrong as wrong:
            faults.append(Fault(SUBSTITUTES, number, str(wrong)))
    if not rows and not faults:
        faults.append(Fault(WEIGHTS, 0, "The file has no rows."))
    if faults:
        raise Unreadable(faults)
    return Table(tuple(row for _, row in rows), pairs)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if columns := line.split():
            yield number, columns


def _row(columns: list[str]) -> Row:
    if len(columns) not in (BARE, BARE + 1):
        raise _Wrong(f"A row has {BARE} or {BARE + 1} columns; this has {len(columns)}.")
    first, last = _sort_codes(columns[:2])
    if last < first:
        raise _Wrong("The last sort code comes before the first.")
    if columns[2] not in list(Method):
        raise _Wrong("The method must be MOD10, MOD11 or DBLAL.")
    if not all(WEIGHT.fullmatch(each) for each in columns[3:BARE]):
        raise _Wrong("A weight is not a whole number.")
    exception = columns[BARE] if len(columns) > BARE else None
    if exception is not None and exception not in map(str, EXCEPTIONS):
        raise _Wrong(f"We know the exceptions 1 to {EXCEPTIONS[-1]} only.")
    weights = tuple(map(int, columns[3:BARE]))
    if not any(weights):
        raise _Wrong("All weights are nought.")
    return Row(first, last, Method(columns[2]), weights, int(exception) if exception else None)


def _crowded(rows: list[tuple[int, Row]]) -> Iterator[Fault]:
    """Say which rows would give a sort code a third check. The method knows two at most."""
    ends = ["", ""]
    for number, row in sorted(rows, key=lambda each: each[1].first):
        if row.first <= ends[0]:
            yield Fault(WEIGHTS, number, "A sort code of this line has two checks already.")
        ends = sorted([*ends, row.last])[1:]


def _pair(columns: list[str]) -> list[str]:
    if len(columns) != 2:
        raise _Wrong("A row has 2 columns: a sort code, and the one to use instead.")
    return _sort_codes(columns)


def _sort_codes(columns: list[str]) -> list[str]:
    if not all(SORT_CODE.fullmatch(each) for each in columns):
        raise _Wrong("A sort code has 6 numbers.")
    return columns
