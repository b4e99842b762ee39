"""Forms that come with the portal, for any council to begin with: files like all others."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from ...definition import Journey
from ...models import FormPage
from ..making import made
from .shape import PROMISES
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
    return made(cast(FormPage, _Told(ready_made()[name]))).journey


class _Told:
    """All that a journey is made of. A page would ask the database what it is."""

    def __init__(self, form: Written) -> None:
        self.journey_key, self.title = form.key, form.title
        self.sections = self
        self._stored = form.sections
        for field in FormPage._meta.concrete_fields:
            if field.name in PROMISES:
                setattr(self, field.name, form.promises.get(field.name, field.get_default()))

    def get_prep_value(self) -> list[Any]:
        return self._stored
