"""The columns of the table. The way to an end comes first, level by level; then the end itself."""

from __future__ import annotations

import re

from portal.integration.spreadsheets import STARTS_OF_A_FORMULA

from ..tree import MOST_QUESTIONS

LEVELS = range(1, MOST_QUESTIONS + 1)
OF_A_LEVEL = ("key", "answer", "hint", "question", "picture")
AT_THE_TOP = ("area", "danger", "call", "whom", "meanwhile")
"""Of the first level only."""
OF_AN_END = (
    "same as",
    "name",
    "priority",
    "why",
    "who does it",
    "unless crime",
    "trade",
    "sor",
    "minutes",
    "right to repair",
    "hazard",
    "track",
    "try first",
    "phone",
)
COLUMNS = (
    *(f"{name} {level}" for level in LEVELS for name in OF_A_LEVEL),
    *AT_THE_TOP,
    *OF_AN_END,
)
YES = "yes"
BETWEEN_PARAGRAPHS = "\n\n"

ESCAPED = re.compile(r"'+\s*[" + re.escape("".join(STARTS_OF_A_FORMULA)) + "]")


def harmless(cell: str) -> str:
    """Write a cell that no spreadsheet takes for a formula, and that ``as_it_was`` undoes."""
    starts = cell.startswith(STARTS_OF_A_FORMULA)
    starts = starts or cell.lstrip().startswith(STARTS_OF_A_FORMULA)
    return f"'{cell}" if starts or ESCAPED.match(cell) else cell


def as_it_was(cell: str) -> str:
    """Take off the apostrophe that ``harmless`` has put before a cell."""
    return cell[1:] if ESCAPED.match(cell) else cell
