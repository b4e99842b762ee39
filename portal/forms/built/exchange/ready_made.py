"""Forms that come with the portal, for any council to begin with: files like all others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ...definition import Journey
from ..making import made
from .pages import unsaved
from .written import Written, read

FOLDER = Path(__file__).parent.parent / "gallery"


@cache
def ready_made() -> dict[str, Written]:
    """Give every form that comes with the portal, by its name, by title."""
    found = [read(file.read_bytes()) for file in FOLDER.glob("*.json")]
    return {form.key: form for form in sorted(found, key=lambda form: form.title)}


@cache
def journey_of(name: str) -> Journey:
    """Give a ready-made form as the journey that it makes. No query. Raises KeyError."""
    return made(unsaved(ready_made()[name])).journey
