"""What the tables say of a sort code and an account number together."""

from __future__ import annotations

from enum import StrEnum

from .sums import is_foreign, is_not_needed, passes
from .table import Table

EITHER = ({2, 9}, {10, 11}, {12, 13})
"""Pairs of exceptions of which one passed check is enough. Of all others both must pass."""


class Verdict(StrEnum):
    """``NOT_CHECKABLE`` is no fault: no table knows this bank, or this kind of account."""

    PASSES = "passes"
    FAILS = "fails"
    NOT_CHECKABLE = "not-checkable"


def check(table: Table, sort_code: str, account: str) -> Verdict:
    """Say whether they can belong together. Six digits and eight, with leading noughts.

    Raises ValueError for anything else, repeating none of it.
    """
    if not _figures(sort_code, 6) or not _figures(account, 8):
        raise ValueError("A sort code has 6 figures, and an account number 8.")
    rows = table.rows_for(sort_code)
    if any(is_foreign(row, account) for row in rows):
        return Verdict.NOT_CHECKABLE
    needed = [row for row in rows if not is_not_needed(row, account)]
    if not needed:
        return Verdict.NOT_CHECKABLE
    results = (passes(row, table, sort_code, account) for row in needed)
    enough = any if {row.exception for row in needed} in EITHER else all
    return Verdict.PASSES if enough(results) else Verdict.FAILS


def _figures(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdecimal()
