"""Asking every room what it holds about somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..models import User

Collect = Callable[[User], Any]
"""What a room holds about an account; nothing, an empty list or mapping, if it holds nothing."""


@dataclass(frozen=True)
class Registered:
    name: str
    title: str
    collect: Collect
    order: int


_registered: dict[str, Registered] = {}


def register(name: str, title: str, collect: Collect, *, order: int = 100) -> None:
    """Put what ``collect`` gives into the file. Raises ValueError for a name that is taken."""
    part = Registered(name, title, collect, order)
    if _registered.setdefault(name, part) != part:
        raise ValueError(f"Another part is already called {name!r}.")


def gather(user: User) -> dict[str, Any]:
    """Everything, by its title, in order. A room that fails fails the whole: half is no answer."""
    parts = sorted(_registered.values(), key=lambda part: (part.order, part.name))
    return {part.title: part.collect(user) for part in parts}
