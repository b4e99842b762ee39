"""Journeys written in code. The rooms that own them register them in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Iterator

from .definition import Journey

_journeys: dict[str, Journey] = {}


def register(journey: Journey) -> Journey:
    """Add a journey. Registering the same one again does nothing; another of its key is refused."""
    if _journeys.setdefault(journey.key, journey) != journey:
        raise ValueError(f"two journeys are called {journey.key}")
    return journey


def get(key: str) -> Journey | None:
    """Give the journey of a key."""
    return _journeys.get(key)


def journeys() -> Iterator[Journey]:
    """Give every journey, by key."""
    yield from (_journeys[key] for key in sorted(_journeys))
