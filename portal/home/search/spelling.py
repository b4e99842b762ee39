"""Putting right a word that no page uses, from the words that pages do use.

The vocabulary is the site's own titles, summaries and synonyms, and editors' synonym groups, so
nothing is ever "corrected" to a word that finds nothing. A word that is known is left alone.
"""

from collections.abc import Iterable
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from portal.ui.generation import remembered

from .library import Library, library
from .synonyms import groups
from .words import SMALL, stem

SHORTEST = 4
"""Letters. Shorter words are too like one another to guess."""


def correct(word: str, beside: Iterable[str] = ()) -> str | None:
    """The word of the site that was probably meant; None if it is known, or nothing is near.

    One slip (a letter wrong, missing, added, or two swapped) is forgiven in four to six letters,
    two in seven to nine, three in more; in a short word never the first letter. Of two guesses,
    the one that some title or synonym has beside the search's other words is taken.
    """
    if len(word) < SHORTEST or any(char.isdigit() for char in word) or is_known(word):
        return None
    shelf = library()
    context = {stem(other) for other in beside} - {stem(word)}
    guesses = (
        (_unlikeliness(form, guess, slips + extra, context, shelf), guess)
        for form, extra in {word.removesuffix("s"): 0.5, word: 0.0}.items()
        for guess, slips, _ in _near(form)
        if len(form) > 6 or guess[0] == form[0]
    )
    return min(guesses, default=(None, None))[1]


def _near(word: str) -> list[tuple[str, float, int]]:
    allowed = 1 if len(word) < 7 else 2 if len(word) < 10 else 3
    distance: Any = OSA.distance
    return process.extract(
        word, vocabulary(), scorer=distance, score_cutoff=float(allowed), limit=12
    )


def is_known(word: str) -> bool:
    """Whether any page or synonym group uses the word, in any of its forms."""
    return word in SMALL or stem(word) in _roots()


def vocabulary() -> list[str]:
    """Every word of ``SHORTEST`` letters or more that may be meant, remembered."""
    return remembered("home.search.vocabulary", _vocabulary)


def _vocabulary() -> list[str]:
    words = {word for forms in library().vocabulary.values() for word in forms}
    words = words.union(*(group.words for group in groups()))
    return sorted(word for word in words if len(word) >= SHORTEST and word not in SMALL)


def _roots() -> frozenset[str]:
    def build() -> frozenset[str]:
        named = (stem(word) for group in groups() for word in group.words)
        return frozenset(library().by_stem).union(library().own_name, named)

    return remembered("home.search.roots", build)


def _unlikeliness(
    word: str, guess: str, slips: float, context: set[str], shelf: Library
) -> tuple[float, ...]:
    """People get the first letter right, and mean common words more often than rare ones."""
    root = stem(guess)
    uses = sum(shelf.vocabulary.get(root, {}).values())
    together = any(
        root in phrase and context & phrase
        for entry in shelf.by_stem.get(root, ())
        for phrase in entry.phrases
    )
    return (slips + (guess[0] != word[0]), not together, -uses, abs(len(guess) - len(word)))
