"""Which page comes first: one number for each page, from where it has the words of a search."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from .library import DO, NEWS, Entry, Library
from .synonyms import SAME, Other, Stems
from .words import stem

TEXT = 1.0
"""What a word is worth that is in a page's text only, beside ``library.WORTH``."""

PHRASE = 8.0
"""What it is worth when a title or synonym is the search, word for word; less as they differ."""

PRIOR = {DO: 0.3, NEWS: -0.5}
"""Between equals, something to do comes before advice, and both before news."""

ENOUGH = 0.3
"""The share of a search, by what its words tell, that a page must have to be a result."""

CLOSER = 200
"""Pages that are looked at phrase by phrase: the best by their words alone."""

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
    by_words = sorted(
        (scorer.by_words(entry) for entry in entries.values()),
        key=lambda hit: (-hit.score, hit.entry.title),
    )
    closer = [scorer.with_phrases(hit) for hit in by_words[:CLOSER]]
    return sorted(closer, key=lambda hit: (-hit.score, hit.entry.title)) + by_words[CLOSER:]


def results_among(hits: list[Hit]) -> list[Hit]:
    """Those that have enough of the search, without the faint ones behind a good answer."""
    enough = [hit for hit in hits if hit.share >= ENOUGH]
    return [hit for hit in enough if hit.score >= enough[0].score * FAINT]


class _Scorer:
    def __init__(self, query: Query, library: Library, in_text: Collection[int]) -> None:
        self.stems = query.stems
        self.others = [
            [o for o in query.others if at in o.places] for at in range(len(query.stems))
        ]
        self.rarity = library.rarity
        self.tells = _tells(query.stems, library)
        self.total = sum(self.tells) or 1.0
        self.variants = [(wanted, worth, self._tell(wanted)) for wanted, worth in query.variants()]
        self.in_text = frozenset(in_text)

    def by_words(self, entry: Entry) -> Hit:
        """What a page is worth by its words, wherever they stand."""
        share = words = 0.0
        for place, tell in enumerate(self.tells):
            if worth := self._worth(entry, place):
                share += tell
                words += tell * worth
        share /= self.total
        return Hit(entry, words / self.total * share + PRIOR.get(entry.kind, 0.0), share)

    def with_phrases(self, hit: Hit) -> Hit:
        """The same page with what its likest title or synonym adds."""
        return replace(hit, score=hit.score + PHRASE * self._phrase(hit.entry))

    def _worth(self, entry: Entry, place: int) -> float:
        """What one word of the search is worth in a page: its best field, by its best name."""
        worths = entry.worths
        best = worths.get(self.stems[place], 0.0)
        for other in self.others[place]:
            if all(root in worths for root in other.stems):
                best = max(best, other.worth * min(worths[root] for root in other.stems))
        return best or (TEXT if entry.pk in self.in_text else 0.0)

    def _phrase(self, entry: Entry) -> float:
        """How like the search the likest of a page's title and synonyms is (0 to 1)."""
        best = 0.0
        for phrase in entry.phrases:
            for wanted, worth, tell in self.variants:
                if both := wanted & phrase:
                    shared = self._tell(both)
                    best = max(best, worth * shared / (tell + self._tell(phrase) - shared))
        return best

    def _tell(self, roots: Iterable[str]) -> float:
        return sum(map(self.rarity, roots))


def _tells(roots: Stems, library: Library) -> list[float]:
    """How much each word of a search tells. One that no page uses tells as much as the others do.

    It is a name, a number or a word we lack: it must not outweigh what we can answer.
    """
    known = [library.rarity(root) for root in roots if root in library.by_stem]
    usual = sum(known) / len(known) if known else 1.0
    return [library.rarity(root) if root in library.by_stem else usual for root in roots]


def parse(words: list[str]) -> Stems:
    """The stems of these words, each once, in order."""
    return tuple(dict.fromkeys(stem(word) for word in words))
