"""What a document says, without a word on how it looks.

A document is a title and sections; a section is a title and blocks, and sections within it. The
depth of a section is the level of its heading, so headings are always in order. There is no HTML
in a document: texts are texts, and each format writes them in its own way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .letters import Readable, direction
from .words import Words


@dataclass(frozen=True)
class Paragraph(Readable):
    words: Words


@dataclass(frozen=True)
class Notice(Readable):
    """A paragraph that must not be missed."""

    words: Words


@dataclass(frozen=True)
class Items(Readable):
    """A list; ``numbered`` when the order matters."""

    items: Sequence[Words]
    numbered: bool = False


@dataclass(frozen=True)
class Row(Readable):
    """What something is called, and what it is: a question and its answer."""

    name: str
    value: Words


@dataclass(frozen=True)
class Rows(Readable):
    rows: Sequence[Row]


@dataclass(frozen=True)
class Column(Readable):
    """The head of a column. ``figures`` stand under each other, to the right."""

    name: str
    figures: bool = False


@dataclass(frozen=True)
class Table(Readable):
    """A table with a caption. The first cell of each row names the row.

    Raises ValueError if there is no column, or a row has more or fewer cells than columns.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Words]]
    total: bool = False
    """The last row adds up the others."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.columns:
            raise ValueError("A table needs at least one column.")
        for place, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Row {place + 1} has {len(row)} cells under {len(self.columns)} columns."
                )


class Kind(StrEnum):
    HAPPENS = "happens"
    """It happens on this day."""
    BY = "by"
    """It happens by this day, or must be done by it."""


@dataclass(frozen=True)
class Promise(Readable):
    """A date and what it is the date of."""

    date: dt.date
    words: Words
    kind: Kind = Kind.HAPPENS


@dataclass(frozen=True)
class Address(Readable):
    """A place to find or to write to, line by line."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Tick(Readable):
    """One box to tick by hand. ``then`` is what to do next for whoever ticks it."""

    words: str
    hint: str = ""
    then: str = ""


@dataclass(frozen=True)
class Ticks(Readable):
    """Boxes to tick by hand, one below the other."""

    boxes: Sequence[Tick]


@dataclass(frozen=True)
class Blank(Readable):
    """A place to write in by hand: a box for each of ``letters``, or else so many ``lines``."""

    name: str = ""
    letters: int = 0
    lines: int = 1


@dataclass(frozen=True)
class Room(Readable):
    """Room to write by hand. Blanks for single letters stand side by side, others below."""

    blanks: Sequence[Blank]

    @property
    def names(self) -> str:
        """What to write, in words, for who is told of it."""
        return ", ".join(filter(None, (blank.name.strip() for blank in self.blanks)))


Block = Paragraph | Notice | Items | Rows | Table | Promise | Address | Ticks | Room


@dataclass(frozen=True)
class Section(Readable):
    """Blocks under a heading, or, without a title, blocks alone.

    ``new_page`` and ``together`` are hints for paper: begin on a new page; do not split.
    """

    title: str = ""
    blocks: Sequence[Block] = ()
    sections: Sequence[Section] = ()
    new_page: bool = False
    together: bool = False


@dataclass(frozen=True)
class Document(Readable):
    """A titled text in one language, that can be had in any format.

    ``language`` is a BCP 47 tag. ``council`` is the name at the head, a part of it strong.
    ``recipient`` is whom a letter goes to, placed for a window envelope. Equal documents give
    equal bytes in every format.

    Raises ValueError without a title or a language, which no accessible format can go without.
    """

    title: str
    sections: Sequence[Section] = ()
    language: str = "en-GB"
    council: Words = ""
    reference: str = ""
    dated: dt.date | None = None
    recipient: Address | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("title", "language"):
            value = " ".join(getattr(self, name).split())
            if not value:
                raise ValueError(f"A document needs a {name}.")
            object.__setattr__(self, name, value)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.language)
