"""Whether a table fits on the line of a sheet, and how wide its columns are then.

The columns must hold their longest words whole. What does not fit is written row by row in large
print.
"""

from __future__ import annotations

from .model import Table
from .sheets import LINE, Sheet
from .words import plain

LETTER = 0.62
"""Width of a strong letter, of the size of the text; most are narrower."""
BETWEEN = 11.4
"""Points between columns."""
LINES = 8
"""A cell of more lines than this is hard to follow across the row."""


def widths_on(table: Table, sheet: Sheet) -> list[float]:
    """Widths of the columns in percent of the line, or none if the table does not fit."""
    letter = LETTER * sheet.size
    cells = [[column.name for column in table.columns]]
    cells += [[plain(cell) for cell in row] for row in table.rows]
    columns = list(zip(*cells, strict=True))
    least = [letter * max(_longest_word(text) for text in column) + BETWEEN for column in columns]
    left = LINE - sum(least)
    if left < 0:
        return []
    longest = [letter * max(len(text) for text in column) for column in columns]
    wanted = [max(0.0, long - width) for long, width in zip(longest, least, strict=True)]
    shares = [want / (sum(wanted) or 1) for want in wanted]
    widths = [width + left * share for width, share in zip(least, shares, strict=True)]
    if any(long > LINES * width for long, width in zip(longest, widths, strict=True)):
        return []
    return [100 * width / sum(widths) for width in widths]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
