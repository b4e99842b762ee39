"""Online services with pages of their own, to which a Start button may lead as to a journey.

The rooms that own them register them in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Door:
    """A service that anybody may begin. ``name`` names the address of its first page."""

    key: str
    title: str
    name: str

    @property
    def href(self) -> str:
        return reverse(self.name)


_doors: dict[str, Door] = {}


def register(door: Door) -> Door:
    """Add a service. Adding it again does nothing; another of its key is refused."""
    if _doors.setdefault(door.key, door) != door:
        raise ValueError(f"two services are called {door.key}")
    return door


def get(key: str) -> Door | None:
    """Give the service of a key."""
    return _doors.get(key)


def doors() -> Iterator[Door]:
    """Give every service, by key."""
    return (_doors[key] for key in sorted(_doors))
