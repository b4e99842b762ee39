"""How to reach the person of a case, without the case knowing who they are.

The answers live in a room above. Each such room registers a function that finds the person of a
case of its own; the first that knows wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from .models import Case

Way = Literal["email", "text", "phone", "post", "none"]
"""How a person wants to be answered; ``none`` needs no answer."""


@dataclass(frozen=True, repr=False)
class Contact:
    """A person's name and ways to be reached; empty where not known. Its repr shows nothing."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()
    prefers: Way = "email"
    language: str = "en"

    def __repr__(self) -> str:
        return "Contact(…)"


Resolve = Callable[[Case], Contact | None]
"""Finds the person of a case, or None for a case that is not this room's."""

_resolvers: list[Resolve] = []


def register(resolve: Resolve) -> None:
    """Ask this function, after those that are registered already. Twice is once."""
    if resolve not in _resolvers:
        _resolvers.append(resolve)


def contact_of(case: Case) -> Contact:
    """The first answer, or an empty contact in the case's language."""
    for resolve in _resolvers:
        contact = resolve(case)
        if contact is not None:
            return contact
    return Contact(language=case.language)
