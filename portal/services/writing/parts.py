"""HTML as the parts that can be judged: sentences, headings, links, pictures, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BREAKS = {*HEADINGS, "p", "li", "td", "th", "dt", "dd", "caption", "summary", "div", "br", "tr"}
SLANTED = {"i", "em", "u"}

_end = re.compile(
    r"(?<=[.!?])[\"'”’)]*\s+(?=\S)(?![a-zà-öø-ÿąćęłńśźżășț])"  # not before "e.g. this"
    r"|(?<=[۔؟。！？])\s*"  # in Urdu, Arabic and Chinese
)
_spaces = re.compile(r"\s+")


@dataclass
class Link:
    words: str
    href: str


@dataclass
class Table:
    has_headings: bool = False
    has_caption: bool = False


@dataclass
class Parts:
    """``texts`` are whole pieces of text, such as a paragraph; a heading is none of them."""

    texts: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[str | None] = field(default_factory=list)
    """The words for each picture: None where there are none, empty for a decoration."""
    tables: list[Table] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    """Words in italics or underlined."""

    @property
    def sentences(self) -> list[str]:
        return [one for text in self.texts for one in _end.split(text) if one]


def read(html: str) -> Parts:
    """Take HTML apart. What cannot be understood is left out; nothing raises."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish_text()
    return reader.parts


def plain(text: str) -> str:
    return _spaces.sub(" ", text).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts = Parts()
        self._text: list[str] = []
        self._heading: int | None = None
        self._link: tuple[str, int] | None = None
        self._slant: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in BREAKS:
            self.finish_text()
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag == "a" and "href" in given:
            self._link = given["href"] or "", len(self._text)
        elif tag == "img":
            self.parts.pictures.append((given["alt"] or "") if "alt" in given else None)
        elif tag == "table":
            self.parts.tables.append(Table())
        elif tag in ("th", "caption") and self.parts.tables:
            setattr(self.parts.tables[-1], f"has_{'headings' if tag == 'th' else tag}", True)
        elif tag in SLANTED:
            self._slant = len(self._text)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            href, start = self._link
            self.parts.links.append(Link(plain("".join(self._text[start:])), href))
            self._link = None
        elif tag in SLANTED and self._slant is not None:
            self.parts.slanted.append(plain("".join(self._text[self._slant :])))
            self._slant = None
        if tag in BREAKS:
            self.finish_text()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def finish_text(self) -> None:
        """What was read since the last break is one piece."""
        text = plain("".join(self._text))
        self._text = []
        if self._heading is not None:
            self.parts.headings.append((self._heading, text))
            self._heading = None
        elif text:
            self.parts.texts.append(text)
