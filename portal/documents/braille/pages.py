"""Lines on pages of 25, the first of which says the page: at the right, as UKAAF recommends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .layout import CELLS, columns, fits, number, wrapped
from .matter import Gap, Grid, Leaf, Matter, Para, Rule, Together
from .runs import Line

LINES = 25
HEAD = 1
"""The line with the number of the page and, from the second page on, what the document is."""
FREE = 3
"""Blank cells between the two."""


@dataclass(frozen=True)
class Set:
    """A line in its cells; an empty one is a gap. ``keep``: the next one is on the same page."""

    cells: str
    keep: bool = False


def lines_in(matter: Iterable[Matter]) -> Iterator[Line]:
    """Every line of words that needs to be in Braille."""
    for one in matter:
        match one:
            case Para(line):
                yield line
            case Grid(cells, _, rows):
                yield from (cell for row in cells for cell in row)
                yield from lines_in(rows)
            case Together(inner):
                yield from lines_in(inner)


def laid_out(matter: Iterable[Matter], braille: dict[Line, str]) -> Iterator[Set]:
    """The matter in lines of at most 40 cells."""
    for one in matter:
        match one:
            case Gap():
                yield Set("")
            case Rule(sign, keep):
                yield Set(sign * CELLS, keep)
            case Leaf(page):
                yield Set(number(page).rjust(CELLS, "-"), keep=True)
            case Para(line, indent, keep):
                made = wrapped(braille[line], indent)
                yield from (Set(cells, keep) for cells in made)
            case Grid(cells, figures, rows):
                table = [[braille[cell] for cell in row] for row in cells]
                if len(table) > 1 and fits(table):
                    made = list(columns(table, list(figures)))
                    yield from (Set(one, keep=place < 2) for place, one in enumerate(made))
                else:
                    yield from laid_out(rows, braille)
            case Together(inner):
                kept = list(laid_out(inner, braille))
                short = len(kept) <= LINES - HEAD
                yield from (
                    Set(one.cells, one.keep or (short and place < len(kept) - 1))
                    for place, one in enumerate(kept)
                )


def paged(lines: Iterable[Set]) -> Iterator[list[str]]:
    """The lines of each page, without its head."""
    room = LINES - HEAD
    page: list[str] = []
    for group in _groups(lines):
        cells = [one.cells for one in group]
        if page and len(page) + len(_trimmed(cells)) > room:
            yield _trimmed(page)
            page = []
        for one in cells:
            if len(page) == room:
                yield _trimmed(page)
                page = []
            if one or (page and page[-1]):
                page.append(one)
    if page := _trimmed(page):
        yield page


def _groups(lines: Iterable[Set]) -> Iterator[list[Set]]:
    """Lines that must stand on one page: a gap after a line that is kept belongs to it."""
    group: list[Set] = []
    kept = False
    for one in lines:
        group.append(one)
        kept = one.keep or (kept and not one.cells)
        if not kept:
            yield group
            group = []
    if group:
        yield group


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def headed(pages: Iterable[list[str]], title: str) -> Iterator[list[str]]:
    """Each page with its number, and with the title so that a loose page can be put back."""
    for place, page in enumerate(pages, start=1):
        shown = number(place)
        room = CELLS - len(shown) - FREE
        head = "" if place == 1 else _cut(title, room)
        yield [head.ljust(CELLS - len(shown)) + shown, *page]


def _cut(title: str, room: int) -> str:
    """As many whole words as there is room for."""
    if len(title) <= room:
        return title
    return title[: room + 1].rpartition(" ")[0]
