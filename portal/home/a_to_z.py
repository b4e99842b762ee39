"""The A to Z: every page by its title and by each other name people have for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from string import ascii_lowercase as LETTERS

from portal.services.models import NewsPage, PageVersion, TopicPage
from portal.ui.generation import remembered

from .search.library import Entry, library
from .search.words import tokens

LEFT_OUT = (NewsPage, PageVersion)


@dataclass(frozen=True)
class Line:
    """One line of the list: a page's title, or another name with the pages it means."""

    name: str
    entries: tuple[Entry, ...]
    is_title: bool


def listing() -> dict[str, list[Line]]:
    """The lines under each letter that has any, in order. No query once remembered.

    News is left out: it is dated, and nobody looks for it by its first letter. So are pages in
    other languages, whose letters are not these; the page itself leads to them.
    """
    return remembered("home.a-to-z", _build)


def topics() -> list[Entry]:
    """The outermost topics, in the order of the site."""
    return [entry for entry in library().entries if entry.model is TopicPage and not entry.topic]


def _build() -> dict[str, list[Line]]:
    entries = [entry for entry in library().entries if entry.model not in LEFT_OUT]
    titles = {_key(entry.title) for entry in entries}
    meant: dict[str, dict[int, Entry]] = defaultdict(dict)
    names: dict[str, str] = {}
    for entry in entries:
        for synonym in entry.synonyms:
            key = _key(synonym)
            if key and key not in titles and not _key(entry.title).startswith(key):
                names.setdefault(key, synonym[:1].upper() + synonym[1:])
                meant[key][entry.pk] = entry
    lines = [Line(entry.title, (entry,), True) for entry in entries]
    lines += [Line(names[key], tuple(pages.values()), False) for key, pages in meant.items()]
    by_letter = defaultdict(list)
    for line in sorted(lines, key=lambda line: (_key(line.name), line.name)):
        if first := _letter(line.name):
            by_letter[first].append(line)
    return dict(by_letter)


def _key(name: str) -> str:
    """What a name is sorted by: its words without a leading article."""
    words = tokens(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("a", "an", "the") else words)


def _letter(name: str) -> str:
    """The first letter of a name, past any figures: 20mph zones are under M."""
    return next((char for char in _key(name) if char in LETTERS), "")
