"""A piece of a room's own on the page that says that a form was sent.

A room registers in ``AppConfig.ready``::

    sent_panels.register("report-a-repair", next_visit)

It is shown to the browser that sent the form and to no other: the page's address may be kept.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.cases.models import Case
from portal.cases.panels import Panel

Build = Callable[[Case], Panel | None]

_registered: dict[str, Build] = {}


def register(key: str, build: Build) -> None:
    """Show what ``build`` makes of the case. A second one for the same journey is refused."""
    if _registered.setdefault(key, build) is not build:
        raise ValueError(f"two pieces are for the page after {key}")


def shown(request: HttpRequest, key: str, case: Case) -> dict[str, str] | None:
    """Give the title and the HTML of a journey's piece, if it has one for this case."""
    build = _registered.get(key)
    panel = build(case) if build else None
    if panel is None:
        return None
    return {"title": panel.title, "html": render_to_string(panel.template, panel.context, request)}
