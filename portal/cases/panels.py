"""Pieces that rooms above put into a case's page: answers, appointments, documents.

A room registers in ``AppConfig.ready``::

    panels.register("answers", build_answers, audience=panels.BOTH, order=10)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .models import Case

PERSON, STAFF, BOTH = "person", "staff", "both"


@dataclass(frozen=True)
class Panel:
    """What a room shows of a case: a title and a template with its context.

    One that ``leads`` says what happens next better than the promise of a clock can: the person's
    page puts it first, in the promise's place. A ``private`` one is for the account in which the
    case stands: a reference and an e-mail address do not open it.
    """

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    leads: bool = False
    private: bool = False


Build = Callable[[Case], Panel | None]


@dataclass(frozen=True)
class Registered:
    name: str
    build: Build
    audience: str
    order: int


_registered: dict[str, Registered] = {}


def register(name: str, build: Build, *, audience: str = BOTH, order: int = 100) -> None:
    """Show what ``build`` makes of a case. Raises ValueError if the name or audience is no good."""
    if audience not in (PERSON, STAFF, BOTH):
        raise ValueError(f"A panel is for {PERSON}, {STAFF} or {BOTH}, not {audience!r}.")
    panel = Registered(name, build, audience, order)
    if _registered.setdefault(name, panel) != panel:
        raise ValueError(f"A different panel is already called {name!r}.")


def panels_for(case: Case, audience: str) -> list[Panel]:
    """The panels of this case for the person or for staff, in their order."""
    for_them = [p for p in _registered.values() if p.audience in (audience, BOTH)]
    built = (p.build(case) for p in sorted(for_them, key=lambda p: (p.order, p.name)))
    return [panel for panel in built if panel is not None]
