"""What editors wrote, block by block, and what stands beside it, as parts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.rich_text import RichText, expand_db_html

from portal.documents.hypertext import Found, Heading, read, without_embeds
from portal.documents.model import Block, Items, Notice, Paragraph, Row, Rows, Section
from portal.documents.outline import End, sections
from portal.documents.words import Inline, Link, Strong, Words
from portal.ui.cards import ContactCard
from portal.ui.telephones import callable_numbers

PANEL_LEVEL = 2


def rich(value: Any) -> list[Found]:
    """Rich text as headings and blocks, its telephone numbers as links, as its page has them."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return read(callable_numbers(expand_db_html(without_embeds(source))))


def words(value: Any) -> Words:
    """Short rich text as words alone, a line for each of its blocks."""
    parts: list[Inline] = []
    for line in _lines(rich(value)):
        if parts:
            parts.append("\n")
        parts.extend([line] if isinstance(line, str) else line)
    return tuple(parts)


def body(blocks: Iterable[Any]) -> list[Section]:
    """The body of a page: text, and panels under headings of their own."""
    return sections(_flat(blocks))


def panel(heading: str, value: Any, notice: bool = True) -> Iterator[Found]:
    """A panel's words, none of which must be missed."""
    if heading:
        yield Heading(PANEL_LEVEL, heading)
    for each in rich(value):
        yield Notice(each.words) if notice and isinstance(each, Paragraph) else each


def call(contact: ContactCard | None, heading: str = "Talk to a person") -> list[Section]:
    """Whom to call and when. What is true of this hour only is left out."""
    if contact is None:
        return []
    lines: list[Words] = [
        (Strong(contact.name), "\n", Link(contact.phone, contact.phone_href)),
        *((line,) for line in contact.week),
        *((line,) for line in (contact.out_of_hours, contact.note) if line),
    ]
    blocks: list[Block] = [Paragraph(_under_each_other(lines))]
    if contact.email:
        blocks.append(Paragraph((Link(contact.email, f"mailto:{contact.email}"),)))
    return [Section(heading, blocks)]


def links(title: str, found: Iterable[Any], hints: bool = True) -> list[Section]:
    """A list of links; ``found`` have words, href and, perhaps, a hint."""
    items: list[Words] = []
    for each in found:
        hint = getattr(each, "hint", "") if hints else ""
        link = Link(each.words, each.href)
        items.append((link, f"\n{hint}") if hint else (link,))
    return [Section(title, [Items(items)])] if items else []


def facts(title: str, rows: Iterable[tuple[str, Words]]) -> list[Section]:
    """What something is called, and what it is."""
    made = [Row(name, value) for name, value in rows]
    return [Section(title, [Rows(made)])] if made else []


def _flat(blocks: Iterable[Any]) -> Iterator[Found | End]:
    for block in blocks:
        if block.block_type == "text":
            yield from rich(block.value)
        elif block.block_type == "panel":
            value = block.value
            yield from panel(value["heading"], value["text"], value["kind"] == "notice")
            yield End()
        elif block.block_type == "easy_read_line":
            yield from _easy_read_line(block.value)
        elif block.block_type == "video":
            yield from _video(block.value)
            yield End()


def _easy_read_line(value: Any) -> Iterator[Found]:
    """The picture in words, unless it shows what the words say already."""
    picture = value["picture"]
    shown = getattr(picture, "contextual_alt_text", "") or ""
    if picture and shown and not getattr(picture, "decorative", False):
        yield Paragraph(f"Picture: {shown}")
    yield from rich(value["text"])


def _video(value: Any) -> Iterator[Found]:
    """Where the video is, and all that is said or signed in it."""
    yield Heading(PANEL_LEVEL, value["title"])
    yield Paragraph((Link(f"Video: {value['title']}", value["url"]),))
    yield from rich(value["transcript"])


def _lines(found: Iterable[Found]) -> Iterator[Words]:
    for each in found:
        match each:
            case Paragraph(said):
                yield said
            case Items(items):
                yield from items
            case Heading(_, text):
                yield text


def _under_each_other(lines: list[Words]) -> Words:
    parts: list[Inline] = []
    for place, line in enumerate(lines):
        if place:
            parts.append("\n")
        parts.extend([line] if isinstance(line, str) else line)
    return tuple(parts)
