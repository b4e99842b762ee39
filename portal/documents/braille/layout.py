"""Lines of Braille: what is set in which cells, 40 to a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CELLS = 40
HYPHEN = '"'
"""Dot 5 at the end of a line: the word goes on (RUEB 2013, 10.12.10)."""
APART = 2
"""Blank cells between the columns of a table."""
CENTRED_LEAVES = 6
"""A centred heading leaves three cells free on each side."""


@dataclass(frozen=True)
class Indent:
    """Blank cells before the first line and before the lines that it runs over into."""

    first: int
    rest: int
    centred: bool = False


PARAGRAPH = Indent(2, 0)
ITEM = Indent(0, 2)
WITHIN = Indent(2, 4)
TITLE = Indent(0, 0, centred=True)
HEADING = Indent(4, 4)
SUBHEADING = Indent(6, 6)


def wrapped(braille: str, indent: Indent) -> list[str]:
    """The words in lines of at most CELLS. A word too long for any line is broken with a sign."""
    width = CELLS - CENTRED_LEAVES if indent.centred else CELLS
    lines: list[str] = []
    line = " " * indent.first
    empty = True
    for word in braille.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = " " * indent.rest, True
        line += word if empty else f" {word}"
        empty = False
        while len(line) > width:
            lines.append(line[: width - 1] + HYPHEN)
            line = " " * indent.rest + line[width - 1 :]
    lines.append(line)
    if indent.centred:
        return [f"{' ' * ((CELLS - len(one)) // 2)}{one}" for one in lines]
    return lines


def widths(rows: list[list[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def fits(rows: list[list[str]]) -> bool:
    """Whether these rows of cells stand beside each other in one line each."""
    each = widths(rows)
    return sum(each) + APART * (len(each) - 1) <= CELLS


def columns(rows: list[list[str]], figures: list[bool]) -> Iterator[str]:
    """The head of a table, a line under each column, and its rows, all in columns."""
    each = widths(rows)
    for place, row in enumerate(rows):
        cells = [
            cell.rjust(width) if figure and place else cell.ljust(width)
            for cell, width, figure in zip(row, each, figures, strict=True)
        ]
        yield (" " * APART).join(cells).rstrip()
        if place == 0:
            yield (" " * APART).join((HYPHEN + "3" * width)[:width] for width in each)


def number(value: int) -> str:
    """A whole number: the number sign and its digits."""
    return "#" + "".join("JABCDEFGHI"[int(digit)] for digit in str(value))
