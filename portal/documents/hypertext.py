"""What editors wrote, read as blocks of a document.

HTML is read and nothing in it is trusted: no picture, frame, script or style is kept or fetched,
and an address that may not be followed leaves its words alone (see ``Link``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .model import Block, Column, Items, Paragraph, Table
from .runs import joined, trimmed, with_whole_links
from .words import Inline, Link, Phrase, Strong, Words, plain

SILENT = frozenset(
    ["script", "style", "template", "noscript", "svg", "math", "object", "iframe", "head", "title"]
)
"""What is no text to read."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul": False, "ol": True}
BLOCKS = ["address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption"]
AREAS = ["figure", "footer", "form", "header", "hr", "li", "main", "nav", "p", "pre", "section"]
TABLES = ["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"]
BREAKS = frozenset([*BLOCKS, *AREAS, *TABLES])
STRONG = frozenset(["b", "strong"])
PICTURES = frozenset(["img", "picture-of"])
NOT_DESCRIBED = "There is a picture here that we have not described."

_space = re.compile(r"[ \t\n\r\f]+")
_embed = re.compile(r"<embed\b", re.IGNORECASE)
_declaration = re.compile(r"<[!?][^<>]*>")
_no_tag = re.compile(r"<(?!/?[a-z][^<>]*>)", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading and its level, 1 to 6, as it was written."""

    level: int
    text: str


Found = Heading | Block


def without_embeds(source: str) -> str:
    """Wagtail's rich text with nothing in it that would be fetched to be shown."""
    return _embed.sub("<picture-of", source)


def read(html: str) -> list[Found]:
    """Headings and blocks, in their order, in time that grows as the HTML does."""
    reader = _Reader()
    reader.feed(_no_tag.sub("&lt;", _declaration.sub("", _without_comments(html))))
    reader.close()
    reader.finish()
    return reader.found


def _without_comments(html: str) -> str:
    """The same without comments. One that never ends is no comment.

    What begins and never ends (a comment, a tag) costs Python's own reader the square of its
    length: CVE-2025-6069. So it is given neither.
    """
    kept: list[str] = []
    done = 0
    while (start := html.find("<!--", done)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        kept.append(html[done:start])
        done = end + 3
    return "".join([*kept, html[done:]])


@dataclass
class _List:
    numbered: bool
    items: list[Words] = field(default_factory=list)
    depth: int = 1
    new: bool = True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self.words: list[Inline] = []
        self.list: _List | None = None
        self.rows: list[list[Words]] | None = None
        self.level = 0
        self.silent: list[str] = []
        self.strong = 0
        self.link: list[str] = []
        self.languages: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.silent or tag in SILENT:
            if tag in SILENT:
                self.silent.append(tag)
        elif tag in PICTURES:
            self._picture(given)
        elif tag == "br":
            self.words.append("\n")
        elif tag == "a":
            self.link.append(given.get("href") or "")
        elif tag in STRONG:
            self.strong += 1
        elif tag in HEADINGS or tag in LISTS or tag in BREAKS:
            self._opened(tag)
        elif language := given.get("lang"):
            self.languages.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
        elif tag == "a":
            del self.link[-1:]
        elif tag in STRONG:
            self.strong = max(0, self.strong - 1)
        elif tag in HEADINGS or tag in LISTS or tag in BREAKS:
            self._closed(tag)
        elif self.languages and self.languages[-1][0] == tag:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._say(_space.sub(" ", data))

    def finish(self) -> None:
        """End what the HTML left open."""
        self._end()
        self._end_list()
        self._end_table()

    def _say(self, text: str) -> None:
        if self.link:
            self.words.append(Link(text, self.link[-1]))
        elif self.strong:
            self.words.append(Strong(text))
        elif self.languages:
            self.words.append(Phrase(text, self.languages[-1][1]))
        else:
            self.words.append(text)

    def _picture(self, given: dict[str, str | None]) -> None:
        """A picture in words. With an empty alt it is for decoration and left out."""
        alt = given.get("alt")
        if alt is None:
            self._say(f" {NOT_DESCRIBED} ")
        elif alt.strip():
            self._say(f" Picture: {alt.strip()} ")

    def _opened(self, tag: str) -> None:
        self._end()
        if tag in HEADINGS:
            self.level = HEADINGS[tag]
        elif tag in LISTS:
            if self.list:
                self.list.depth += 1
            else:
                self.list = _List(LISTS[tag])
        elif tag == "li" and self.list:
            self.list.new = True
        elif tag == "table" and self.rows is None:
            self._end_list()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")

    def _closed(self, tag: str) -> None:
        self._end()
        if tag in LISTS and self.list:
            self.list.depth -= 1
            if not self.list.depth:
                self._end_list()
        elif tag == "table":
            self._end_table()

    def _end(self) -> None:
        """End a run of words: a heading, an item, a cell or a paragraph."""
        words = tuple(trimmed(with_whole_links(self.words)))
        level, self.words, self.level = self.level, [], 0
        if not plain(words).strip():
            return
        if self.rows and self.rows[-1]:
            cells = self.rows[-1]
            cells[-1] = joined(cells[-1], words)
        elif self.list:
            self._item(self.list, words)
        elif level:
            self.found.append(Heading(level, " ".join(plain(words).split())))
        else:
            self.found.append(Paragraph(words))

    def _item(self, within: _List, words: Words) -> None:
        if within.new or not within.items:
            within.items.append(words)
        else:
            within.items[-1] = joined(within.items[-1], words)
        within.new = False

    def _end_list(self) -> None:
        if self.list and self.list.items:
            self.found.append(Items(self.list.items, self.list.numbered))
        self.list = None

    def _end_table(self) -> None:
        rows = [row for row in self.rows or [] if any(plain(cell).strip() for cell in row)]
        self.rows = None
        if not rows:
            return
        wide = max(map(len, rows))
        if wide == 1:
            self.found.extend(Paragraph(row[0]) for row in rows)
            return
        head, *rest = [[*row, *[""] * (wide - len(row))] for row in rows]
        self.found.append(Table("", [Column(plain(cell)) for cell in head], rest))
