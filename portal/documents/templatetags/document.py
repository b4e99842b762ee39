"""How the templates in ``templates/documents`` ask for the parts of a document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..addresses import bare_address, whole_address
from ..fitting import widths_on
from ..furniture import DateWords, date_words
from ..letters import direction, runs_against
from ..model import Block, Column, Document, Section, Table
from ..sheets import Sheet
from ..text import ENDS
from ..words import Inline, Link, Phrase, Reference, Strong, Words, pieces, plain

register = template.Library()

UNBROKEN = 40
"""Longest run of letters that a line of paper holds whole; longer ones get places to break."""
_long = re.compile(rf"\S{{{UNBROKEN}}}(?=\S)")
_BREAK = "\0"  # no text of a document holds it
LEAST, MOST = 12, 45
"""Weights of the narrowest and the widest column of a table, in letters."""


@register.filter
def kind(block: Block) -> str:
    """The name of the template that writes this block."""
    return f"documents/blocks/{type(block).__name__.lower()}.html"


@register.simple_tag
def level(depth: int, section: Section) -> int:
    """The heading level of what is inside this section; HTML has six."""
    return min(6, depth + 1) if section.title.strip() else depth


@register.simple_tag(takes_context=True)
def written(context: template.Context, words: Words) -> SafeString:
    """Running words with their strong parts and links, line ends kept."""
    on_paper = bool(context.get("paper"))
    html = format_html_join("", "{}", ((_part(part, on_paper),) for part in pieces(words)))
    document: Document = context["document"]
    against = runs_against(plain(words), document.language)
    return format_html('<bdi dir="{}">{}</bdi>', against, html) if against else html


def _part(part: Inline, on_paper: bool) -> SafeString:
    match part:
        case Strong(text):
            return format_html("<strong>{}</strong>", _text(text, on_paper))
        case Reference(text):
            return format_html('<span class="reference">{}</span>', _text(text, on_paper))
        case Phrase(text, language):
            return format_html(
                '<span lang="{}" dir="{}">{}</span>',
                language,
                direction(language),
                _text(text, on_paper),
            )
        case Link(text):
            return _link(part, on_paper)
        case _:
            return _text(part, on_paper)


def _link(link: Link, on_paper: bool) -> SafeString:
    address = whole_address(link)
    text = _text(link.text, on_paper)
    if not address or not link.text.strip():
        return text
    # On paper a link that goes over a line end has a part there without a tag: each line is one.
    lines = link.text.split("\n") if on_paper else [link.text]
    linked = format_html_join(
        mark_safe("<br>"),
        '<a href="{}">{}</a>',
        ((address, _text(line, on_paper)) for line in lines if line.strip()),
    )
    told = bare_address(link) if on_paper else ""
    return format_html("{} ({})", linked, _text(told, on_paper)) if told else linked


def _text(text: str, on_paper: bool) -> SafeString:
    if not on_paper:
        return _lines(text)
    *runs, last = _long.sub(rf"\g<0>{_BREAK}", text).split(_BREAK)
    broken = format_html_join("", "{}<wbr>", ((_lines(run),) for run in runs))
    return format_html("{}{}", broken, _lines(last))


def _lines(text: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))


@register.filter
def date_in(date: dt.date, language: str) -> DateWords:
    """The date in this language, in parts or whole."""
    return date_words(date, language)


@register.filter
def cells(table: Table, row: Sequence[Words]) -> list[tuple[Column, Words]]:
    """Each cell of the row with its column."""
    return list(zip(table.columns, row, strict=True))


@register.simple_tag(takes_context=True)
def widths(context: template.Context) -> list[str]:
    """Widths of a table's columns on paper in percent; laying out is faster with them.

    If the table is too wide for its words: none in large print, else by the longest cells.
    """
    sheet: Sheet | None = context.get("sheet")
    table: Table = context["block"]
    if sheet is None:
        return []
    found = widths_on(table, sheet) or ([] if sheet.large else _by_cells(table))
    return [f"{width:.1f}" for width in found]


def _by_cells(table: Table) -> list[float]:
    weights = [
        max(LEAST, min(MOST, max(len(plain(row[place])) for row in (*table.rows, _heads(table)))))
        for place in range(len(table.columns))
    ]
    return [100 * weight / sum(weights) for weight in weights]


@register.filter
def times(number: int) -> range:
    """So often, to go through."""
    return range(number)


@register.filter
def colon(name: str) -> str:
    """What stands between a name and what it names; nothing after a question."""
    return "" if name.rstrip()[-1:] in ENDS else ":"


def _heads(table: Table) -> list[str]:
    return [column.name for column in table.columns]
