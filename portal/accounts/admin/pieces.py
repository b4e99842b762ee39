"""Pieces that rooms put on an adviser's page of a person: cases, bills, appointments.

A room registers in ``AppConfig.ready``, and shows no more than this member of staff may see::

    pieces.register("cases", "Cases", build_cases, order=40)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..models import Person, User


@dataclass(frozen=True)
class Piece:
    """A template with its context, below the title that it is registered with."""

    template: str
    context: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Due:
    """Something to be done for a person by a time. ``href`` leads to it."""

    at: datetime
    words: str
    href: str


Build = Callable[[Person, User], Piece | None]
FindDue = Callable[[Person, User], Iterable[Due]]
FindPeople = Callable[[str, User], Iterable[Person]]


@dataclass(frozen=True)
class Registered:
    name: str
    title: str
    build: Build
    order: int


_pieces: dict[str, Registered] = {}
_due: dict[str, FindDue] = {}
_by_reference: dict[str, FindPeople] = {}


def register(name: str, title: str, build: Build, *, order: int = 100) -> None:
    """Show what ``build`` makes. Raises ValueError for a name that is another's."""
    piece = Registered(name, title, build, order)
    if _pieces.setdefault(name, piece) != piece:
        raise ValueError(f"A different piece is already called {name!r}.")


def register_due(name: str, find: FindDue) -> None:
    """Ask ``find`` for what is due next. Raises ValueError for a name that is another's."""
    if _due.setdefault(name, find) is not find:
        raise ValueError(f"Others already register what is due as {name!r}.")


def find_by_reference(name: str, find: FindPeople) -> None:
    """Ask ``find`` whose a reference is. Raises ValueError for a name that is another's."""
    if _by_reference.setdefault(name, find) is not find:
        raise ValueError(f"Others already find people as {name!r}.")


def pieces_of(person: Person, user: User) -> list[tuple[str, Piece]]:
    """What this member of staff may see of a person, with titles, in order."""
    ordered = sorted(_pieces.values(), key=lambda each: (each.order, each.name))
    built = ((each.title, each.build(person, user)) for each in ordered)
    return [(title, piece) for title, piece in built if piece is not None]


def due_next(person: Person, user: User) -> list[Due]:
    """What is due next, the earliest first."""
    return sorted(
        (each for find in _due.values() for each in find(person, user)), key=lambda each: each.at
    )


def people_of_reference(known: str, user: User) -> list[Person]:
    """Whose a reference is, whatever kind of reference it may be, as far as ``user`` may see it."""
    return [person for find in _by_reference.values() for person in find(known, user)]
