"""The list of forms in every format."""

from __future__ import annotations

from collections.abc import Iterator

from portal.documents.model import Items, Section
from portal.documents.pages_in_words import register
from portal.documents.words import Link, Words

from ..models import FormsPage


def connect() -> None:
    """Say how it is written. Call it once, from ``AppConfig.ready``."""
    register(FormsPage, forms)


def forms(page: FormsPage) -> Iterator[Section]:
    """Each form with where it begins, and what it is for."""
    items: list[Words] = [
        (Link(form.title, form.start_href), f"\n{form.summary}") for form in page.forms()
    ]
    if items:
        yield Section("", [Items(items)])
