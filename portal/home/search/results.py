"""One search from what was typed to pages in order: the way in to this package."""

from __future__ import annotations

from dataclasses import dataclass, field

from .body import pages_with
from .clean import clean
from .library import Library, library
from .ranking import ENOUGH, Hit, Query, parse, rank, results_among
from .spelling import correct
from .synonyms import others
from .words import SMALL, tokens

PARTIAL = 0.6
"""The share of a search under which the best page is only near."""


@dataclass(frozen=True)
class Found:
    """What a search found, under which words, and what was near where nothing was found."""

    asked: str
    used: str
    hits: list[Hit] = field(default_factory=list)
    near: list[Hit] = field(default_factory=list)
    stems: frozenset[str] = frozenset()

    @property
    def is_corrected(self) -> bool:
        return self.used != self.asked

    @property
    def is_partial(self) -> bool:
        """Whether even the best page lacks much of what was asked for."""
        return bool(self.hits) and max(hit.share for hit in self.hits) < PARTIAL


def find(raw: str, exact: bool = False) -> Found:
    """Search the site. ``exact`` leaves spelling as it is. Two queries at most.

    Nothing that can be typed raises; a search without a word in it finds nothing.
    """
    asked = clean(raw)
    found = _search(asked, asked)
    if exact or not asked:
        return found
    used = _put_right(asked)
    return _search(asked, used) if used != asked else found


def _search(asked: str, used: str) -> Found:
    shelf = library()
    words = telling_words(used, shelf)
    stems = parse(words)
    query = Query(stems, others(stems, shelf))
    hits = rank(query, shelf, pages_with(words, shelf))
    return Found(
        asked,
        used,
        results_among(hits),
        [hit for hit in hits if hit.share < ENOUGH],
        query.same_words,
    )


def telling_words(text: str, shelf: Library) -> list[str]:
    """The words worth looking for: not the small ones, nor the name of the place, if others are."""
    every = tokens(text)
    telling = [word for word in every if word not in SMALL]
    elsewhere = [word for word in telling if word not in shelf.own_name]
    return elsewhere or telling or every


def _put_right(asked: str) -> str:
    """The search with each word that no page knows put right, where something is near it."""
    beside = tokens(asked)

    def right(word: str) -> str:
        parts = tokens(word)
        return (correct(parts[0], beside) or word) if len(parts) == 1 else word

    return " ".join(right(word) for word in asked.split())
