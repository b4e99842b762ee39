"""The blank form in every format, for everybody."""

from __future__ import annotations

from django.http import HttpRequest

from portal.documents import sources
from portal.documents.model import Document
from portal.documents.words import Link

from .. import versions
from .document import blank_form
from .offering import for_everybody, paper_url

KIND = "paper-form"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, public=True, back=back, still=still))


def find(request: HttpRequest, key: str) -> Document | None:
    """The form as it is now. None for one that is not there or that is not everybody's."""
    journey = for_everybody(key)
    return blank_form(journey, versions.current(journey).number) if journey else None


def back(request: HttpRequest, key: str) -> Link | None:
    """The page on printing it."""
    return Link("Print this form", paper_url(key)) if for_everybody(key) else None


def still(key: str) -> bool:
    """Whether it is there, for everybody."""
    return for_everybody(key) is not None
