"""How the tests read Braille: the pages, and the words that liblouis finds in them again."""

from __future__ import annotations

import pytest

from portal.documents.braille import brf, missing
from portal.documents.braille.engine import read_back
from portal.documents.braille.runs import _pieces
from portal.documents.braille.tables import UEB
from portal.documents.model import Block, Document, Paragraph, Section

needs_liblouis = pytest.mark.skipif(bool(missing()), reason="liblouis is not installed")


def of(*blocks: Block, title: str = "T", language: str = "en-GB") -> Document:
    return Document(title, [Section(blocks=blocks)], language)


def pages(document: Document) -> list[list[str]]:
    """The lines of each page, without the line with its number."""
    return [page.split("\r\n")[1:-1] for page in brf(document).decode("ascii").split("\f")]


def body(document: Document) -> list[str]:
    """The lines under the title, of all pages."""
    return [line for page in pages(document) for line in page][1:]


def words(document: Document, table: str = UEB) -> str:
    """What is read in the whole document, one space between words, broken words mended."""
    lines = [line for page in pages(document) for line in page if not ruled(line)]
    broken = " ".join(line.strip() for line in lines if line.strip())
    parts = _pieces(broken.replace('" ', ""))
    return " ".join("".join(read_back(parts, table)).split())


def ruled(line: str) -> bool:
    """A line without words: of a notice, or under the heads of a table."""
    return set(line) <= set('73G" ') or line.startswith("----")


def said(text: str, language: str = "en-GB", table: str = UEB) -> str:
    """What is read of a paragraph with this text."""
    return words(of(Paragraph(text), language=language), table).removeprefix("T ")
