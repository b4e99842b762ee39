"""What to offer where nothing was found: pages that are near, and the way to all of them."""

from rapidfuzz import fuzz, process

from .library import Entry, library
from .results import Found

MOST = 3
LIKE = 62.0
"""How like a title or synonym must be to what was typed, from 0 to 100."""


def near_things(found: Found) -> list[Entry]:
    """Up to three pages: those with some of the words, then those that look like them."""
    some = [hit.entry for hit in found.near if hit.share > 0]
    entries = {entry.pk: entry for entry in [*some, *_alike(found.asked)]}
    return list(entries.values())[:MOST]


def _alike(asked: str) -> list[Entry]:
    if len(asked) < 4:
        return []
    names = [
        (name, entry) for entry in library().entries for name in (entry.title, *entry.synonyms)
    ]
    near = process.extract(
        asked.casefold(),
        [name.casefold() for name, _ in names],
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
        limit=MOST * 2,
    )
    return [names[place][1] for _, _, place in near]
