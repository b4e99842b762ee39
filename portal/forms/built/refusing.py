"""What no form needs, refused with a sentence before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST_TEXT = 5000
"""Letters of one text: more than a page to read should have."""
MOST_LETTERS = 1_000_000
"""Of a whole form. One of 150 questions has some 100,000."""
DEEPEST = 40
"""Levels of blocks within blocks. Those that we have make less than 20."""


def reasons(sections: Any) -> list[str]:
    """Say why stored blocks cannot be kept; empty if they can. They may be anything."""
    letters, found = 0, dict[str, None]()
    for level, text in _texts(sections):
        letters += len(text)
        if level > DEEPEST:
            return ["The form has too many blocks within blocks."]
        if letters > MOST_LETTERS:
            return ["The form is too long to be kept. Make two of it."]
        if len(text) > LONGEST_TEXT:
            words = f"A text is {len(text):,} letters long. {LONGEST_TEXT:,} are the most: shorten "
            found[f"{words}the one that begins ‘{text[:40].strip()}’."] = None
        if not _can_be_kept(text):
            found["A text has a letter in it that cannot be kept. Type it anew."] = None
    return list(found)


def _texts(value: Any) -> Iterator[tuple[int, str]]:
    """Give every text and its level, and an empty one for each level; without recursion."""
    waiting: list[tuple[int, Any]] = [(1, value)]
    while waiting:
        level, one = waiting.pop()
        if isinstance(one, str):
            yield level, one
        elif isinstance(one, dict | list | tuple):
            yield level, ""
            if level <= DEEPEST:
                inside = [*one.keys(), *one.values()] if isinstance(one, dict) else one
                waiting += ((level + 1, each) for each in inside)


def _can_be_kept(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
