"""Which page comes first: one number for each page, from where it has the words of a search."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from .library import DO, NEWS, Entry, Library
from .synonyms import SAME, Other, Stems
from .words import stem

WEIGHT = {"title": 6.0, "synonyms": 5.0, "summary": 2.5}
"""What a word is worth in each field, beside ``TEXT`` for one found in the text only."""

TEXT = 1.0
PHRASE = 8.0
"""What it is worth when a title or synonym is the search, word for word; less as they differ."""

PRIOR = {DO: 0.3, NEWS: -0.5}
"""Between equals, something to do comes before advice, and both before news."""

ENOUGH = 0.3
"""The share of a search, by what its words tell, that a page must have to be a result."""

FAINT = 0.15
"""Beside a good answer, pages with less than this share of its score are left out."""


@dataclass(frozen=True)
class Query:
    """A search in stems, with every other way to say it and its parts."""

    stems: Stems
    others: list[Other] = field(default_factory=list)

    @property
    def all_stems(self) -> set[str]:
        return set(self.stems).union(*(other.stems for other in self.others))

    @property
    def same_words(self) -> frozenset[str]:
        """The words of the search, and the single words that mean the same."""
        same = (other.stems for other in self.others if other.worth == SAME)
        return frozenset(self.stems).union(*(stems for stems in same if len(stems) == 1))

    def variants(self) -> Iterable[tuple[frozenset[str], float]]:
        """The search itself, and the search with one part said otherwise, with their worth."""
        yield frozenset(self.stems), 1.0
        for other in self.others:
            kept = (root for place, root in enumerate(self.stems) if place not in other.places)
            yield frozenset(other.stems).union(kept), other.worth


@dataclass(frozen=True)
class Hit:
    """A page, how well it answers, and how much of the search it has (0 to 1)."""

    entry: Entry
    score: float
    share: float


def rank(query: Query, library: Library, in_text: Collection[int]) -> list[Hit]:
    """Every page with a word of the search, the best answer first.

    ``in_text`` are the pages that have every word of the search somewhere.
    """
    entries = {entry.pk: entry for entry in library.with_any(query.all_stems)}
    for pk in in_text:
        if entry := library.by_pk.get(pk):
            entries.setdefault(pk, entry)
    scorer = _Scorer(query, library, in_text)
    hits = [scorer.hit(entry) for entry in entries.values()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title))


def results_among(hits: list[Hit]) -> list[Hit]:
    """Those that have enough of the search, without the faint ones behind a good answer."""
    enough = [hit for hit in hits if hit.share >= ENOUGH]
    return [hit for hit in enough if hit.score >= enough[0].score * FAINT]


class _Scorer:
    def __init__(self, query: Query, library: Library, in_text: Collection[int]) -> None:
        self.query = query
        self.rarity = library.rarity
        self.tells = _tells(query.stems, library)
        self.variants = list(query.variants())
        self.in_text = frozenset(in_text)

    def hit(self, entry: Entry) -> Hit:
        worths = [self._worth(entry, place) for place in range(len(self.query.stems))]
        total = sum(self.tells) or 1.0
        share = sum(tell for tell, worth in zip(self.tells, worths, strict=True) if worth) / total
        words = sum(tell * worth for tell, worth in zip(self.tells, worths, strict=True)) / total
        score = words * share + PHRASE * self._phrase(entry) + PRIOR.get(entry.kind, 0.0)
        return Hit(entry, score, share)

    def _worth(self, entry: Entry, place: int) -> float:
        """What one word of the search is worth in a page: its best field, by its best name."""
        best = _best_field(entry, self.query.stems[place])
        for other in self.query.others:
            if place in other.places and other.stems:
                worst = min(_best_field(entry, root) for root in other.stems)
                best = max(best, other.worth * worst)
        return best or (TEXT if entry.pk in self.in_text else 0.0)

    def _phrase(self, entry: Entry) -> float:
        """How like the search the likest of a page's title and synonyms is (0 to 1)."""
        return max(
            (worth * self._likeness(wanted, phrase))
            for wanted, worth in self.variants
            for phrase in entry.phrases
        )

    def _likeness(self, wanted: frozenset[str], phrase: frozenset[str]) -> float:
        both = sum(map(self.rarity, wanted & phrase))
        return both / sum(map(self.rarity, wanted | phrase)) if both else 0.0


def _tells(roots: Stems, library: Library) -> list[float]:
    """How much each word of a search tells. One that no page uses tells as much as the others do.

    It is a name, a number or a word we lack: it must not outweigh what we can answer.
    """
    known = [library.rarity(root) for root in roots if root in library.by_stem]
    usual = sum(known) / len(known) if known else 1.0
    return [library.rarity(root) if root in library.by_stem else usual for root in roots]


def _best_field(entry: Entry, root: str) -> float:
    return max((WEIGHT[name] for name, roots in entry.fields.items() if root in roots), default=0.0)


def parse(words: list[str]) -> Stems:
    """The stems of these words, each once, in order."""
    return tuple(dict.fromkeys(stem(word) for word in words))
