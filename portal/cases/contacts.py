"""How to reach the person of a case, without the case knowing who they are.

The answers live in a room above. Each such room registers a function that finds the person of a
case of its own; the first that knows wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from . import needed
from .contact import Contact, Way
from .models import Case

__all__ = ["Contact", "Resolve", "Way", "contact_of", "register"]

Resolve = Callable[[Case], Contact | None]
"""Finds the person of a case, or None for a case that is not this room's."""

_resolvers: list[Resolve] = []


def register(resolve: Resolve) -> None:
    """Ask this function, after those that are registered already. Twice is once."""
    if resolve not in _resolvers:
        _resolvers.append(resolve)


def contact_of(case: Case) -> Contact:
    """The first answer, or an empty contact in the case's language, as the person needs it.

    Without an e-mail address whose reader has said that the case is not theirs.
    """
    answers = (resolve(case) for resolve in _resolvers)
    found = next((contact for contact in answers if contact is not None), None)
    if found is not None and case.disowned_at:
        found = replace(found, email="")
    return needed.adapted(found or Contact(language=case.language), needed.needs_of(case))
