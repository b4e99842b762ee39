"""Putting right a word that no page uses, from the words that pages do use.

The vocabulary is the site's own titles, summaries and synonyms, and editors' synonym groups, so
nothing is ever "corrected" to a word that finds nothing. A word that is known is left alone.
"""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from portal.ui.generation import remembered

from .library import Library, library
from .synonyms import groups
from .words import SMALL, stem

SHORTEST = 4
"""Letters. Shorter words are too like one another to guess."""


def correct(word: str) -> str | None:
    """The word of the site that was probably meant; None if it is known, or nothing is near.

    One slip (a letter wrong, missing, added, or two swapped) is forgiven in four to six letters,
    two in seven to nine, three in more.
    """
    if len(word) < SHORTEST or any(char.isdigit() for char in word) or is_known(word):
        return None
    allowed = 1 if len(word) < 7 else 2 if len(word) < 10 else 3
    near = process.extract(
        word, vocabulary(), scorer=OSA.distance, score_cutoff=allowed, limit=12
    )
    if not near:
        return None
    shelf = library()
    return min(near, key=lambda hit: _unlikeliness(word, hit[0], hit[1], shelf))[0]


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


def _unlikeliness(word: str, guess: str, slips: float, shelf: Library) -> tuple[float, ...]:
    """People get the first letter right, and mean common words more often than rare ones."""
    uses = sum(shelf.vocabulary.get(stem(guess), {}).values())
    return (slips + (guess[0] != word[0]), -uses, abs(len(guess) - len(word)))
