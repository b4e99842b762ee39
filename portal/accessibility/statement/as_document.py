"""The statement as a document: what its page says, read from the page's own words."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import render_to_string

from portal.documents.hypertext import read
from portal.documents.model import Section
from portal.documents.outline import sections as outlined
from portal.documents.pages_in_words import register

from ..models import AccessibilityStatementPage
from . import honest


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register(AccessibilityStatementPage, sections)


def sections(page: AccessibilityStatementPage) -> Iterable[Section]:
    said = {"page": page, "told": honest.told(page)}
    return outlined(read(render_to_string("accessibility/partials/statement.html", said)))
