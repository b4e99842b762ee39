"""Runs of words as they are read one by one: put together, and with one space between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .words import Inline, Link, Phrase, Strong, Words, plain


def joined(before: Words, after: Words) -> Words:
    """One run of words below another, in the same item or cell."""
    if not before:
        return after
    parts = (before,) if isinstance(before, str) else tuple(before)
    return (*parts, "\n", *((after,) if isinstance(after, str) else after))


def with_whole_links(words: list[Inline]) -> list[Inline]:
    """The words with each link in one piece, whatever stood within it."""
    whole: list[Inline] = []
    for address, parts in groupby(words, lambda part: getattr(part, "address", None)):
        if address is None:
            whole.extend(parts)
        else:
            whole.append(Link(plain(list(parts)), address))
    return whole


def trimmed(words: list[Inline]) -> Iterator[Inline]:
    """The words with one space between them and none at either end or around a line end."""
    ended = True  # at a space, or where there needs to be none
    last = len(words) - 1
    while last >= 0 and not plain([words[last]]).strip():
        last -= 1
    for place, part in enumerate(words[: last + 1]):
        text = part if isinstance(part, str) else part.text
        if ended:
            text = text.lstrip(" ")
        if place == last:
            text = text.rstrip()
        if not text:
            continue
        ended = text[-1] in " \n"
        yield text if isinstance(part, str) else _with(part, text)


def _with(part: Inline, text: str) -> Inline:
    match part:
        case Link():
            return Link(text, part.address)
        case Phrase():
            return Phrase(text, part.language)
        case _:
            return Strong(text)
