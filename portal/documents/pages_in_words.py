"""Pages of the site as documents: each room says what its own page types say.

pages_in_words.register(PlacePage, place_sections)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

from .model import Section

Write = Callable[[Any], Iterable[Section]]

_writers: dict[type[Page], Write] = {}


def register(kind: type[Page], write: Write) -> None:
    """Ask this for pages of that type, and of types made from it that have none of their own."""
    _writers[kind] = write


def writer_of(page: Page) -> Write | None:
    """What puts a page, in its own type, into words; None where nobody does."""
    return next((_writers[kind] for kind in type(page).__mro__ if kind in _writers), None)
