"""What a recording says of itself, whatever its container."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Document
from ..words import plain
from .script import Chapter

MOST_CHAPTERS = 255
"""As many as an ID3 table of contents holds. What comes after belongs to the last."""
NAME_LENGTH = 150
"""Bytes of a name: 255 of them fit in one Ogg page."""


@dataclass(frozen=True)
class About:
    """``chapters`` are where each begins, in milliseconds, and its name; ``length`` as well."""

    title: str
    council: str
    language: str
    dated: str
    length: int
    chapters: tuple[tuple[int, str], ...]

    @property
    def language_639(self) -> str:
        """ISO 639-2, as ID3 wants it. Only English is read aloud."""
        return "eng"


def about(
    document: Document, chapters: Sequence[Chapter], starts: Sequence[int], length: int
) -> About:
    named = [(start, _short(one.title)) for start, one in zip(starts, chapters, strict=True)]
    return About(
        _short(document.title),
        _short(plain(document.council)),
        document.language,
        document.dated.isoformat() if document.dated else "",
        length,
        tuple(named[:MOST_CHAPTERS]),
    )


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name.encode()[:NAME_LENGTH].decode(errors="ignore")
