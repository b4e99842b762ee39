"""What is read aloud of a document: chapters of utterances, each with the pause after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language_info

from ..addresses import bare_address
from ..furniture import date_words
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
    Rows,
    Section,
    Table,
    Ticks,
)
from ..words import Inline, Link, Phrase, Reference, Words, pieces, plain
from .signs import LONGEST_ADDRESS, shortened, unsaid
from .spelt import internet
from .spoken import spelled_out, spoken

AFTER_HEADING = 900
AFTER_BLOCK = 600
AFTER_LINE = 350
BETWEEN_CHAPTERS = 700
"""Silence in milliseconds."""
LONGEST = 1_000
"""Letters in one utterance: the voice needs a pause in what has none."""
NOT_ALL = "We could not read every letter aloud. Ask us to send you this in another way."


@dataclass(frozen=True)
class Utterance:
    """``pause`` in milliseconds after it."""

    text: str
    pause: int = AFTER_LINE


@dataclass(frozen=True)
class Chapter:
    """A heading and what stands under it. ``title`` is as it is written."""

    title: str
    said: tuple[Utterance, ...]


def script(document: Document) -> list[Chapter]:
    """The title, what stands before the first heading, and a chapter for each heading."""
    opening = [Utterance(_sentence(plain(document.council)), AFTER_BLOCK)]
    opening.append(Utterance(_sentence(document.title), AFTER_HEADING))
    if document.recipient:
        opening += _block(document.recipient, document.language)
    if document.reference:
        opening += _lines((f"Reference: {spelled_out(document.reference)}.",))
    if document.dated:
        date = str(date_words(document.dated, document.language))
        opening += _lines((f"Date: {spoken(date)}.",))
    chapters = [(document.title, opening)]
    for section in document.sections:
        _add(section, document.language, chapters)
    if letters_unsaid(document)[0]:
        chapters[-1][1].append(Utterance(NOT_ALL))
    return [
        Chapter(title, tuple(_ended([one for one in said if one.text]))) for title, said in chapters
    ]


def letters_unsaid(document: Document) -> tuple[int, int]:
    """How many letters the voice does not know, and how many there are."""
    texts = [text for one in document.sections for text in _texts(one)]
    texts = [shortened(text) for text in (document.title, *texts)]
    return sum(map(unsaid, texts)), sum(one.isalnum() for text in texts for one in text)


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        match block:
            case Paragraph(words) | Notice(words) | Promise(_, words):
                yield _own(words)
            case Items(items):
                yield from map(_own, items)
            case Rows(rows):
                yield from (f"{row.name} {_own(row.value)}" for row in rows)
            case Table(caption, columns, rows):
                yield from (caption, *(column.name for column in columns))
                yield from (_own(cell) for row in rows for cell in row)
            case Address(lines):
                yield from lines
            case Ticks(boxes):
                yield from (f"{box.words} {box.hint} {box.then}" for box in boxes)
            case Room():
                yield block.names
    for inner in section.sections:
        yield from _texts(inner)


def _own(words: Words) -> str:
    return "".join(plain((part,)) for part in pieces(words) if not isinstance(part, Phrase))


def _add(section: Section, language: str, chapters: list[tuple[str, list[Utterance]]]) -> None:
    title = " ".join(section.title.split())
    if title:
        chapters.append((title, [Utterance(_sentence(title), AFTER_HEADING)]))
    for block in section.blocks:
        said = list(_block(block, language))
        chapters[-1][1].extend(
            [*said[:-1], *(Utterance(one.text, AFTER_BLOCK) for one in said[-1:])]
        )
    for inner in section.sections:
        _add(inner, language, chapters)


def _block(block: Block, language: str) -> Iterator[Utterance]:
    match block:
        case Paragraph(words):
            yield from _lines(words)
        case Notice(words):
            yield from _lines(("Important. ", *pieces(words)))
        case Items(items, numbered):
            yield Utterance(f"List of {spoken(str(len(items)))}.")
            for place, words in enumerate(items, start=1):
                mark = (f"Number {place}. ",) if numbered else ()
                yield from _lines((*mark, *pieces(words)))
            yield Utterance("End of list.")
        case Rows(rows):
            for row in rows:
                yield from _row(row.name, row.value)
        case Promise(date, words, kind):
            by = "By " if kind is Kind.BY else ""
            yield from _lines((f"{by}{date_words(date, language)}: ", *pieces(words)))
        case Address(lines):
            yield from _lines("\n".join(lines))
        case Table():
            yield from _table(block)
        case Ticks(boxes):
            yield Utterance(f"{spoken(str(len(boxes)))} to tick.")
            for box in boxes:
                yield from _lines(f"{box.words}\n{box.hint}\n{box.then}")
            yield Utterance("End of list.")
        case Room():
            yield from _lines(f"Room to write: {block.names}" if block.names else "Room to write")


def _row(name: str, value: Words) -> Iterator[Utterance]:
    name = name.strip()
    stop = "" if not name or name[-1] in "?!:." else ":"
    yield from _lines((f"{name}{stop} ", *pieces(value)))


def _table(table: Table) -> Iterator[Utterance]:
    count = len(table.rows)
    caption = _sentence(table.caption).removesuffix(".") or "without a name"
    yield Utterance(f"Table: {caption}; {spoken(str(count))} row{'' if count == 1 else 's'}.")
    if not table.rows:
        yield from _lines(f"Columns: {', '.join(column.name for column in table.columns)}.")
    for place, row in enumerate(table.rows, start=1):
        last = table.total and place == count
        yield Utterance("Total." if last else f"Row {spoken(str(place))}.")
        for column, cell in zip(table.columns, row, strict=True):
            yield from _row(column.name, cell)
    yield Utterance("End of table.")


def _lines(words: Words) -> Iterator[Utterance]:
    """Each line of the words, in parts that are short enough to be said in one go."""
    text = "".join(map(_said, pieces(words)))
    for line in text.split("\n"):
        said = _sentence(line)
        while len(said) > LONGEST:
            cut = max(said.rfind(mark, 0, LONGEST) for mark in (". ", ", ", " ")) + 1 or LONGEST
            yield Utterance(said[:cut].strip(), 100)
            said = said[cut:].strip()
        yield Utterance(said)


def _said(piece: Inline) -> str:
    """The piece as a text that ``spoken`` then reads; a reference is spelled out beforehand."""
    match piece:
        case str():
            return piece
        case Reference(text):
            return f" {spelled_out(text)} "
        case Phrase(text, language) if not language.lower().startswith("en"):
            return f" (words in {_named(language)}) "
        case Link(text):
            bare = bare_address(piece)
            return f"{text} ({_address(bare)})" if bare else text
        case _:
            return piece.text


def _address(bare: str) -> str:
    return bare if bare.lstrip("+").isdigit() else internet(bare[:LONGEST_ADDRESS])


def _named(language: str) -> str:
    try:
        return str(get_language_info(language.lower())["name"])
    except KeyError:
        return "another language"


def _sentence(text: str) -> str:
    """In words, with a stop at the end so that the voice falls."""
    said = spoken(text)
    return said if not said or said[-1] in ".?!" else f"{said}."


def _ended(said: list[Utterance]) -> list[Utterance]:
    return [*said[:-1], *(Utterance(one.text, BETWEEN_CHAPTERS) for one in said[-1:])]
