"""Journeys: those written in code, and those that are made from content an editor publishes.

The rooms that own them register them in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

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


_journeys: dict[str, Journey] = {}
_sources: dict[str, Source] = {}


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


def get(key: str) -> Journey | None:
    """Give the journey of a key, as it is now."""
    source = _sources.get(key)
    return source.make() if source else _journeys.get(key)


def is_open_to(key: str, request: Any) -> bool:
    """Say whether a request may open the journey of a key at all."""
    source = _sources.get(key)
    return source is None or source.may is None or source.may(request)


def journeys() -> Iterator[Journey]:
    """Give every journey that there is now, by key. Those of content may ask the database."""
    for key in sorted((*_journeys, *_sources)):
        found = get(key)
        if found is not None:
            yield found


def for_everybody() -> Iterator[Journey]:
    """Give every journey that there is now and that nobody is kept from, by key."""
    guarded = {key for key, source in _sources.items() if source.may is not None}
    yield from (journey for journey in journeys() if journey.key not in guarded)


def written() -> Iterator[Journey]:
    """Give the journeys written in code, by key."""
    yield from (_journeys[key] for key in sorted(_journeys))
