"""Paragraphs as an editor types them: with an empty line between two."""

from __future__ import annotations

import re

BETWEEN = re.compile(r"\n\s*\n")


def split(text: str) -> tuple[str, ...]:
    """Give the paragraphs of a text, each on one line."""
    parts = BETWEEN.split(text.replace("\r\n", "\n"))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def joined(paragraphs: tuple[str, ...]) -> str:
    """Give one text of paragraphs."""
    return "\n\n".join(paragraphs)
