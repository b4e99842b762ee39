"""Journeys: those written in code, and those that are made from content an editor publishes.

The rooms that own them register them in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from .definition import Journey

Make = Callable[[], Journey | None]
"""Gives a journey as its content is now, or ``None`` while there is nothing to make it of.

It is asked for each page that begins, so it remembers what it made: the same content gives the very
same journey, without a query.
"""
May = Callable[[Any], bool]
"""Says of a request whether it may open a journey at all."""


@dataclass(frozen=True)
class Source:
    """Where a journey comes from that is made of content."""

    key: str
    make: Make
    may: May | None = None


class Library(Protocol):
    """Where many journeys come from that editors make, each with a key of its own.

    It remembers what it gives, as a source does. A key that another journey has is not its to give.
    """

    def get(self, key: str) -> Journey | None:
        """Give the journey of a key, as it is now; ``None`` where it has no such thing."""

    def titles(self) -> dict[str, str]:
        """Give the key and title of every journey that it has now."""

    def guarded(self) -> Collection[str]:
        """Give the keys of those that are not for everybody."""

    def is_open_to(self, key: str, request: Any) -> bool:
        """Say whether a request may open the journey of a key. It may be none of its own."""


_journeys: dict[str, Journey] = {}
_sources: dict[str, Source] = {}
_libraries: list[Library] = []


def register(journey: Journey) -> Journey:
    """Add a journey. Registering the same one again does nothing; another of its key is refused."""
    if journey.key in _sources or _journeys.setdefault(journey.key, journey) != journey:
        raise ValueError(f"two journeys are called {journey.key}")
    return journey


def register_source(key: str, make: Make, may: May | None = None) -> None:
    """Add a journey that ``make()`` gives as its content is now.

    ``may(request)`` guards it: to whom it says no there is no such journey. Drafts under way finish
    on the version that they began. Another journey of the same key is refused.
    """
    source = Source(key, make, may)
    if key in _journeys or _sources.setdefault(key, source) != source:
        raise ValueError(f"two journeys are called {key}")


def register_library(library: Library) -> None:
    """Add a library of journeys. Registering the same one again does nothing."""
    if library not in _libraries:
        _libraries.append(library)


def is_taken(key: str) -> bool:
    """Say whether a key belongs to a journey in code, or to one that code makes of content."""
    return key in _journeys or key in _sources


def get(key: str) -> Journey | None:
    """Give the journey of a key, as it is now."""
    source = _sources.get(key)
    if source is not None:
        return source.make()
    if key in _journeys:
        return _journeys[key]
    return next((found for each in _libraries if (found := each.get(key))), None)


def is_open_to(key: str, request: Any) -> bool:
    """Say whether a request may open the journey of a key at all."""
    source = _sources.get(key)
    if source is not None:
        return source.may is None or source.may(request)
    return key in _journeys or all(each.is_open_to(key, request) for each in _libraries)


def journeys() -> Iterator[Journey]:
    """Give every journey that there is now, by key. Those of content may ask the database."""
    for key in sorted({*_journeys, *_sources, *_of_libraries()}):
        found = get(key)
        if found is not None:
            yield found


def titles() -> dict[str, str]:
    """Give the key and title of every journey that there is now, by key, without making any of
    those that editors made."""
    known = {**_of_libraries(), **{key: each.title for key, each in _journeys.items()}}
    for key, source in _sources.items():
        if made := source.make():
            known[key] = made.title
    return dict(sorted(known.items()))


def titles_for_everybody() -> dict[str, str]:
    """Give the key and title of every journey that nobody is kept from, by key."""
    guarded = {key for key, source in _sources.items() if source.may is not None}
    guarded.update(*(each.guarded() for each in _libraries))
    return {key: title for key, title in titles().items() if key not in guarded}


def written() -> Iterator[Journey]:
    """Give the journeys written in code, by key."""
    yield from (_journeys[key] for key in sorted(_journeys))


def _of_libraries() -> dict[str, str]:
    return {key: title for each in _libraries for key, title in each.titles().items()}
