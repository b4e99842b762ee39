"""Words that mean the same, in both directions, from editors' groups and from pages' own lists."""

from __future__ import annotations

from dataclasses import dataclass

from portal.home.models import SearchSynonym
from portal.ui.generation import remembered

from .library import Library
from .words import stems, tokens

Stems = tuple[str, ...]

FEW = 3
"""Pages with one synonym. Of more it says so little that their titles are not looked for."""

SAME = 0.85
"""What an editor's synonym is worth beside the word itself."""

NEAR = 0.3
"""What the title of a page is worth to a search for exactly one of that page's synonyms.

Less than an editor's own group: a page's list says what people call *it*, and other pages with
words of its title are only near.
"""


@dataclass(frozen=True)
class Other:
    """Another way to say the words at some places of a search, and what it is worth (0 to 1)."""

    places: frozenset[int]
    stems: Stems
    worth: float


@dataclass(frozen=True)
class Group:
    """An editor's group: each phrase as stems, and all the words that are in it."""

    phrases: list[Stems]
    words: frozenset[str]


def groups() -> list[Group]:
    """Editors' groups of words that mean the same. At most one query, remembered."""
    return remembered("home.search.synonyms", _groups)


def _groups() -> list[Group]:
    return [
        Group(
            [tuple(stems(words)) for words in synonym.word_list],
            frozenset(word for words in synonym.word_list for word in tokens(words)),
        )
        for synonym in SearchSynonym.objects.all()
    ]


def others(query: Stems, library: Library) -> list[Other]:
    """Every other way to say a search or a part of it."""
    found = []
    for group in groups():
        for phrase in group.phrases:
            places = _places(phrase, query)
            if places:
                found += [Other(places, other, SAME) for other in group.phrases if other != phrase]
    whole, everywhere = frozenset(query), frozenset(range(len(query)))
    named = [entry for entry in library.with_any(query) if whole in entry.phrases[1:]]
    if len(named) <= FEW:
        titles = {tuple(sorted(entry.phrases[0])): None for entry in named}
        found += [Other(everywhere, title, NEAR) for title in titles]
    return [other for other in found if other.stems]


def _places(phrase: Stems, query: Stems) -> frozenset[int]:
    """Where a phrase stands in a search, word after word; empty if it does not."""
    size = len(phrase)
    for start in range(len(query) - size + 1):
        if query[start : start + size] == phrase:
            return frozenset(range(start, start + size))
    return frozenset()
