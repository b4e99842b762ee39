"""The links in a page's own words: rich text, blocks of every depth, and the Start button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


@dataclass(frozen=True)
class PageLink:
    """A link to one of our pages, by its number."""

    pk: int


@dataclass(frozen=True)
class DocumentLink:
    """A link to one of our files, by its number."""

    pk: int


@dataclass(frozen=True)
class Address:
    """A link written out: another site's address, or a path on ours."""

    url: str


Link = PageLink | DocumentLink | Address


def links_of(page: Page) -> set[Link]:
    """Every link that a specific page holds. What calls or writes (tel:, mailto:) is left out."""
    found: set[Link] = set()
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            found.update(_in_html(getattr(page, field.name) or ""))
        elif isinstance(field, StreamField):
            value = getattr(page, field.name)
            found.update(_in_block(field.stream_block, value.get_prep_value()))
    provider = getattr(page, "provider", None)
    if provider is not None:
        found.add(Address(provider.website))
    return found


def _in_block(block: blocks.Block, raw: Any) -> Iterator[Link]:
    """The links of a block's stored value, where a page that was deleted still has its number."""
    if not raw:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield from _in_html(raw)
    elif isinstance(block, blocks.URLBlock):
        yield Address(raw)
    elif isinstance(block, blocks.PageChooserBlock):
        yield PageLink(raw)
    elif isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for child in raw:
            yield from _in_block(block.child_block, child["value"])


def _in_html(html: str) -> Iterator[Link]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.links


class _Reader(HTMLParser):
    """Reads the anchors of rich text as it is stored, where our own pages stand as numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        given = {name: value or "" for name, value in attrs}
        kind, number = given.get("linktype"), given.get("id", "")
        href = given.get("href", "").strip()
        if kind == "page" and number.isdecimal():
            self.links.append(PageLink(int(number)))
        elif kind == "document" and number.isdecimal():
            self.links.append(DocumentLink(int(number)))
        elif href.startswith(("http://", "https://", "/")):
            self.links.append(Address(href))
