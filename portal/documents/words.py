"""Running words: plain text with strong parts, links, references and other languages in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .letters import Readable

_SAFE = re.compile(r"(?:https?://|mailto:|tel:|/(?!/))\S*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Strong(Readable):
    text: str


@dataclass(frozen=True)
class Link(Readable):
    """``address`` is absolute (https, mailto, tel) or a path of this site.

    Any other address is dropped and the text stands alone, so words that a person wrote can
    lead nowhere dangerous.
    """

    text: str
    address: str

    @property
    def safe_address(self) -> str:
        """The address, or nothing if it may not be followed."""
        return self.address if _SAFE.match(self.address) else ""


@dataclass(frozen=True)
class Reference(Readable):
    """Letters and digits to be read one by one, and never split over two lines."""

    text: str


@dataclass(frozen=True)
class Phrase(Readable):
    """Words in another language than the document's (WCAG 2.2, 3.1.2)."""

    text: str
    language: str


Inline = str | Strong | Link | Reference | Phrase
Words = str | Sequence[Inline]
"""What a paragraph, a list item or a cell holds. A line end in a text is a line end."""


def pieces(words: Words) -> tuple[Inline, ...]:
    """The parts of the words, a plain text being one part."""
    return (words,) if isinstance(words, str) else tuple(words)


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(part if isinstance(part, str) else part.text for part in pieces(words))
