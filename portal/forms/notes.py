"""A note of a room's own above each page of its journey, such as "this is only a try-out".

A room registers in ``AppConfig.ready``::

    notes.register("try-new-repairs", note)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.cases.panels import Panel

if TYPE_CHECKING:
    from .drafts import Opened
    from .route import LiveStep

Build = Callable[[HttpRequest, "Opened", "LiveStep | None"], Panel | None]
"""Makes the note of a page, or none. Without a ``LiveStep`` it is no page of the route."""

_registered: dict[str, Build] = {}


def register(key: str, build: Build) -> None:
    """Show what ``build`` makes above each page. A second one for the same journey is refused."""
    if _registered.setdefault(key, build) is not build:
        raise ValueError(f"two notes are for {key}")


def shown(request: HttpRequest, opened: Opened, live: LiveStep | None) -> str:
    """Give the note of a page as HTML; "" if there is none. Its title is the template's to show."""
    build = opened.note or _registered.get(opened.journey.key)
    note = build(request, opened, live) if build else None
    if note is None:
        return ""
    return render_to_string(note.template, {**note.context, "title": note.title}, request)
