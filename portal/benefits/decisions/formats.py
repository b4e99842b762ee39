"""A decision in every format, for whoever may read it on the page."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from portal.accounts.assurance import sure
from portal.documents import sources
from portal.documents.model import Document
from portal.documents.words import Link

from . import whose
from .document import document_of

KIND = "decision"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, guard=sure, back=back, called=called))


def find(request: HttpRequest, key: str) -> Document | None:
    """The letter. None for another's and for one that never was. A look at it is written down."""
    try:
        return document_of(whose.decision_for(request, key))
    except Http404:
        return None


def back(request: HttpRequest, key: str) -> Link | None:
    """The decision as a page of ours."""
    return Link("The decision", reverse("benefit_decision", args=[key]))


def called(document: Document) -> str:
    """What it is and of which day."""
    return f"{KIND}-{document.dated.isoformat()}" if document.dated else KIND
