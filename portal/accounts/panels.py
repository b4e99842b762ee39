"""Pieces that rooms put into a person's account: requests, drafts, bills.

A room registers in ``AppConfig.ready``::

    panels.register("bills", "Bills", build_bills, order=40)

A panel asks our own database and nobody else's system. One that fails is named on the page as not
to be seen just now, and takes nothing else away; one that was slow is left alone for a minute.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.template.loader import render_to_string

from .acting import Acting, acting_of
from .consents import SHARE_DETAILS, asked_of
from .models import Person, User
from .people import remembered, signed_in_user

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

log = logging.getLogger(__name__)

MAIN, ASIDE = "main", "aside"
REST = 60
"""Seconds that it is left alone for."""


@dataclass(frozen=True)
class Viewer:
    """Who looks at the account, and for whom: ``acting`` is set while they act for another.

    In ``kept`` a room keeps, under its own name, what two of its panels both need.
    """

    request: HttpRequest = field(repr=False)
    user: User = field(repr=False)
    person: Person = field(repr=False)
    acting: Acting | None = field(default=None, repr=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Panel:
    """What a room shows: a template with its context, below the panel's title.

    ``boxed`` draws it on a ground of its own. Without a ``title`` it has the registered one.
    """

    template: str
    context: dict[str, Any] = field(default_factory=dict, repr=False)
    title: str = ""
    boxed: bool = False


Build = Callable[[Viewer], Panel | None]


@dataclass(frozen=True)
class Registered:
    name: str
    title: str
    build: Build
    order: int
    place: str
    acting: bool


@dataclass(frozen=True)
class Shown:
    """A panel as the page draws it; ``html`` is None where we could not make it."""

    name: str
    title: str
    html: SafeString | None
    boxed: bool = False


_registered: dict[str, Registered] = {}


def register(
    name: str,
    title: str,
    build: Build,
    *,
    order: int = 100,
    place: str = MAIN,
    acting: bool = False,
) -> None:
    """Show what ``build`` makes for whoever has signed in; None is nothing.

    While somebody acts for another, only panels that say ``acting`` are built: they look at
    ``viewer.acting`` and show what it allows. Raises ValueError for a name or place that is no
    good.
    """
    if place not in (MAIN, ASIDE):
        raise ValueError(f"A panel stands in {MAIN} or {ASIDE}, not {place!r}.")
    panel = Registered(name, title, build, order, place, acting)
    if _registered.setdefault(name, panel) != panel:
        raise ValueError(f"A different panel is already called {name!r}.")


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking. For a request of somebody who has signed in."""
    user = signed_in_user(request)
    person = remembered(user, was_asked=asked_of(SHARE_DETAILS))
    return Viewer(request, user, person, acting_of(request))


def shown(viewer: Viewer, place: str) -> list[Shown]:
    """The panels of one place, drawn, in their order."""
    here = [p for p in _registered.values() if p.place == place and (p.acting or not viewer.acting)]
    drawn = (_draw(panel, viewer) for panel in sorted(here, key=lambda p: (p.order, p.name)))
    return [panel for panel in drawn if panel is not None]


def _draw(panel: Registered, viewer: Viewer) -> Shown | None:
    resting, cache = f"account-panel-rests:{panel.name}", caches["alone"]
    missing = Shown(panel.name, panel.title, None)
    if cache.get(resting):
        return missing
    began = time.monotonic()
    try:
        built = panel.build(viewer)
        if built is None:
            html = None
        else:
            html = render_to_string(built.template, built.context, viewer.request)
    except Exception as error:
        log.error("The account's panel %r failed: %s", panel.name, type(error).__name__)
        return missing
    took = time.monotonic() - began
    if took > settings.PANEL_SECONDS:
        log.error("The account's panel %r took %.1f seconds and rests.", panel.name, took)
        cache.set(resting, True, REST)
    if built is None or html is None:
        return None
    return Shown(panel.name, built.title or panel.title, html, built.boxed)
