"""What was gathered, as a document to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.documents.model import Block, Document, Items, Paragraph, Row, Rows, Section

TITLE = "What we know about you"
NOTHING = "Nothing."


def document(gathered: Mapping[str, Any], on: date) -> Document:
    """A section for each part, in the order of the parts."""
    return Document(TITLE, [_section(title, value) for title, value in gathered.items()], dated=on)


def _section(title: str, value: Any) -> Section:
    """A mapping becomes rows and further sections; a list its entries, one by one."""
    if not value:
        return Section(title, [Paragraph(NOTHING)])
    if isinstance(value, Mapping):
        return _of_mapping(title, value)
    if not isinstance(value, list | tuple):
        return Section(title, [Paragraph(_text(value))])
    if not any(isinstance(each, Mapping) for each in value):
        return Section(title, [Items([_text(each) for each in value])])
    entries = [_entry(each, number) for number, each in enumerate(value, start=1)]
    return Section(title, sections=entries)


def _of_mapping(title: str, value: Mapping[str, Any]) -> Section:
    plain = {key: each for key, each in value.items() if not isinstance(each, Mapping | list)}
    rows = [Row(key, _text(each)) for key, each in plain.items()]
    blocks: list[Block] = [Rows(rows)] if rows else []
    inner = [_section(key, each) for key, each in value.items() if key not in plain]
    return Section(title, blocks, inner)


def _entry(value: Any, number: int) -> Section:
    """One entry of a list, called by its first value."""
    if not isinstance(value, Mapping):
        return Section(f"{number}", [Paragraph(_text(value))])
    first, *_rest = value.values()
    return _of_mapping(_text(first) or f"{number}", value)


def _text(value: Any) -> str:
    return "Not given" if value in (None, "") else str(value)
