"""Plain text, 72 columns wide, for e-mail and for readers who want nothing else."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from .addresses import bare_address
from .furniture import date_words, furniture
from .model import (
    Address,
    Blank,
    Block,
    Document,
    Items,
    Kind,
    Notice,
    Paragraph,
    Promise,
    Room,
    Rows,
    Section,
    Table,
    Ticks,
)
from .words import Link, Words, pieces

WIDTH = 72
LINE = 40
"""Letters of a line to write on."""
LONGEST = 400
"""A longer run of letters is no word and no address: it is cut, since mail allows 998 in a line."""
_endless = re.compile(rf"\S{{{LONGEST},}}")
ENDS = frozenset("?!:؟？")
"""After one of these a name needs no colon."""


def plain_text(document: Document) -> bytes:
    """UTF-8, ending in one line end."""
    parts = [part for part in _document(document) if part.strip()]
    return ("\n\n".join(parts) + "\n").encode()


def spoken(words: Words) -> str:
    """The words, with where each link leads unless its text says so."""
    return "".join(
        _linked(part) if isinstance(part, Link) else str(getattr(part, "text", part))
        for part in pieces(words)
    )


def _linked(link: Link) -> str:
    bare = bare_address(link)
    return f"{link.text} ({bare})" if bare else link.text


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Each line of the text on lines of its own, no word split that could be one."""
    lines = [
        textwrap.fill(
            _endless.sub(_cut, line),
            WIDTH,
            initial_indent=first if place == 0 else rest,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for place, line in enumerate(text.split("\n"))
        if line.strip()
    ]
    return "\n".join(lines)


def _cut(run: re.Match[str]) -> str:
    return " ".join(textwrap.wrap(run[0], WIDTH - 8, break_on_hyphens=False))


def _heading(title: str, line: str) -> str:
    text = wrapped(title)
    return f"{text}\n{line * min(WIDTH, max(map(len, text.splitlines()), default=0))}"


def _document(document: Document) -> Iterator[str]:
    words = furniture(document.language)
    yield wrapped(spoken(document.council))
    if document.recipient:
        yield _address(document.recipient)
    yield _heading(document.title, "=")
    if document.reference:
        yield wrapped(f"{words.reference}: {document.reference}")
    if document.dated:
        yield wrapped(f"{words.date}: {date_words(document.dated, document.language)}")
    for section in document.sections:
        yield from _section(section, document.language)


def _section(section: Section, language: str) -> Iterator[str]:
    if section.title.strip():
        yield _heading(section.title, "-")
    for block in section.blocks:
        yield _block(block, language)
    for inner in section.sections:
        yield from _section(inner, language)


def _block(block: Block, language: str) -> str:
    match block:
        case Paragraph(words) | Notice(words):
            return wrapped(spoken(words))
        case Items():
            return "\n".join(_items(block))
        case Rows(rows):
            return "\n".join(wrapped(_said(row.name, row.value), rest="  ") for row in rows)
        case Table():
            return _table(block)
        case Promise():
            return _promise(block, language)
        case Address():
            return _address(block)
        case Ticks(boxes):
            return "\n".join(
                wrapped(ticked(box.words, box.hint, box.then), "[ ] ", "    ") for box in boxes
            )
        case Room(blanks):
            return "\n".join(wrapped(_blank(blank)) for blank in blanks)


def _said(name: str, value: Words) -> str:
    """``Name: value``, or ``Question? value``."""
    name = name.rstrip()
    return f"{name}{'' if name[-1:] in ENDS else ':'} {spoken(value)}"


def _items(block: Items) -> Iterator[str]:
    for number, words in enumerate(block.items, start=1):
        mark = f"{number}. " if block.numbered else "- "
        yield wrapped(spoken(words), mark, " " * len(mark))


def _table(table: Table) -> str:
    """Each row is a group of lines that say what each cell is, which every reader can follow."""
    groups = [
        "\n".join(
            wrapped(_said(column.name, cell), "" if place == 0 else "  ", "    ")
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True))
        )
        for row in table.rows
    ]
    heads = ", ".join(column.name for column in table.columns) if not table.rows else ""
    return "\n\n".join(part for part in (wrapped(table.caption), heads, *groups) if part)


def _promise(promise: Promise, language: str) -> str:
    date = str(date_words(promise.date, language))
    day = f"{furniture(language).by} {date}" if promise.kind is Kind.BY else date
    return wrapped(f"{day}: {spoken(promise.words)}", rest="  ")


def ticked(words: str, hint: str, then: str) -> str:
    """The words of a box to tick, as one line."""
    told = f"{words} ({hint})" if hint.strip() else words
    return f"{told}: {then}" if then.strip() else told


def _blank(blank: Blank) -> str:
    """A line to write on; a dot for each letter where there is a box for each."""
    lines = ["." * blank.letters] if blank.letters else ["_" * LINE] * blank.lines
    return "\n".join([f"{blank.name}: {lines[0]}" if blank.name.strip() else lines[0], *lines[1:]])


def _address(address: Address) -> str:
    return "\n".join(line for line in address.lines if line.strip())
