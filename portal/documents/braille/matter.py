"""What stands on the pages, before it is Braille: a document as paragraphs, gaps and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..furniture import date_words, furniture
from ..model import (
    Address,
    Block,
    Document,
    Items,
    Kind,
    Notice,
    Paragraph,
    Promise,
    Room,
    Row,
    Rows,
    Section,
    Table,
    Ticks,
)
from ..registry import Unmakeable
from ..text import ENDS, ticked
from ..words import Words, pieces
from .layout import HEADING, ITEM, PARAGRAPH, SUBHEADING, TITLE, WITHIN, Indent
from .runs import Line, Scribe

OTHER_LETTERS = "Most of this is in letters that we cannot write in Braille."


@dataclass(frozen=True)
class Para:
    """``keep``: not last on a page."""

    line: Line
    indent: Indent
    keep: bool = False


@dataclass(frozen=True)
class Gap:
    """A blank line, but never two, and none at the top of a page."""


@dataclass(frozen=True)
class Rule:
    """A line full of one sign: above and below what must not be missed."""

    sign: str
    keep: bool


@dataclass(frozen=True)
class Leaf:
    """Here a page begins in print."""

    number: int


@dataclass(frozen=True)
class Grid:
    """A table: in columns if its cells fit, or else ``rows`` one below the other."""

    cells: tuple[tuple[Line, ...], ...]
    figures: tuple[bool, ...]
    rows: tuple[Para | Gap, ...]


@dataclass(frozen=True)
class Together:
    """Not split over two pages if one can hold it."""

    matter: tuple[Matter, ...]


Matter = Para | Gap | Rule | Leaf | Grid | Together


class Setter:
    def __init__(self, document: Document, scribe: Scribe) -> None:
        self.document = document
        self.scribe = scribe
        self.words = furniture(document.language)
        self.leaves = 1

    def matter(self) -> Iterator[Matter]:
        """From the head to the end. Raises Unmakeable if most letters cannot be written."""
        document = self.document
        yield from self._each(document.council, ITEM)
        yield Gap()
        if document.recipient:
            yield from self._block(document.recipient)
        yield Para(self.scribe.line(document.title), TITLE, keep=True)
        yield Gap()
        if document.reference:
            yield from self._row(Row(self.words.reference, document.reference))
        if document.dated:
            date = str(date_words(document.dated, document.language))
            yield from self._row(Row(self.words.date, date))
        for section in document.sections:
            yield from self._section(section, HEADING)
        if self.scribe.lost * 2 > self.scribe.written:
            raise Unmakeable(OTHER_LETTERS)
        if self.scribe.lost:
            yield Gap()
            yield from self._each(self.words.lost, PARAGRAPH)

    def _section(self, section: Section, heading: Indent) -> Iterator[Matter]:
        if section.new_page:
            self.leaves += 1
            yield Leaf(self.leaves)
        inner = tuple(self._within(section, heading))
        if section.together:
            yield Together(inner)
        else:
            yield from inner

    def _within(self, section: Section, heading: Indent) -> Iterator[Matter]:
        yield Gap()
        for line in self.scribe.lines(section.title):
            yield Para(line, heading, keep=True)
        for block in section.blocks:
            yield from self._block(block)
        for inner in section.sections:
            yield from self._section(inner, SUBHEADING)

    def _each(self, words: Words, indent: Indent, rest: Indent | None = None) -> Iterator[Para]:
        for place, line in enumerate(self.scribe.lines(words)):
            yield Para(line, (rest or indent) if place else indent)

    def _block(self, block: Block) -> Iterator[Matter]:
        match block:
            case Paragraph(words):
                yield from self._each(words, PARAGRAPH)
            case Notice(words):
                yield from (Gap(), Rule("7", keep=True))
                yield from self._each(words, PARAGRAPH)
                yield from (Rule("G", keep=False), Gap())
            case Items(items, numbered):
                yield Gap()
                for place, words in enumerate(items, start=1):
                    mark = (f"{place}. ",) if numbered else ()
                    yield from self._each((*mark, *pieces(words)), ITEM, WITHIN)
                yield Gap()
            case Rows(rows):
                yield Gap()
                for row in rows:
                    yield from self._row(row)
                yield Gap()
            case Promise(date, words, kind):
                day = str(date_words(date, self.document.language))
                by = f"{self.words.by} " if kind is Kind.BY else ""
                yield from self._each((f"{by}{day}: ", *pieces(words)), ITEM, WITHIN)
            case Address(lines):
                yield Gap()
                for words in lines:
                    yield from self._each(words, ITEM)
                yield Gap()
            case Table():
                yield from self._table(block)
            case Ticks(boxes):
                yield Gap()
                for box in boxes:
                    words = f"[ ] {ticked(box.words, box.hint, box.then)}"
                    yield from self._each(words, ITEM, WITHIN)
                yield Gap()
            case Room():
                yield from self._each(f"[{block.names or '...'}]", PARAGRAPH)

    def _row(self, row: Row, indent: Indent = ITEM) -> Iterator[Para]:
        name = row.name.strip()
        colon = "" if not name or name[-1] in ENDS else ":"
        yield from self._each((f"{name}{colon} ", *pieces(row.value)), indent, WITHIN)

    def _table(self, table: Table) -> Iterator[Matter]:
        heads = [column.name for column in table.columns]
        cells = [tuple(map(self.scribe.line, row)) for row in (heads, *table.rows)]
        yield Gap()
        yield from (Para(line, PARAGRAPH, keep=True) for line in self.scribe.lines(table.caption))
        figures = tuple(column.figures for column in table.columns)
        yield Grid(tuple(cells), figures, tuple(self._by_rows(heads, table)))
        yield Gap()

    def _by_rows(self, heads: list[str], table: Table) -> Iterator[Para | Gap]:
        if not table.rows:
            yield from self._each(", ".join(heads), ITEM)
        for row in table.rows:
            yield Gap()
            lines = [
                line
                for place, (head, words) in enumerate(zip(heads, row, strict=True))
                for line in self._row(Row(head, words), WITHIN if place else ITEM)
            ]
            yield from (replace(line, keep=True) for line in lines[:-1])
            yield from lines[-1:]
