"""The receipt in every format, for the browser or account that its form was filled in in."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from portal.documents import sources
from portal.documents.model import Document
from portal.documents.words import Link

from .. import access
from ..models import Submission
from ..submissions import sent
from .document import receipt

KIND = "receipt"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, back=back, called=called))


def find(request: HttpRequest, key: str) -> Document | None:
    """The receipt. None for one that is not there, and for another's."""
    submission = submission_of(request, key)
    return receipt(submission) if submission else None


def submission_of(request: HttpRequest, key: str) -> Submission | None:
    """What was sent under this key, if it was sent from here."""
    if not access.may_open(request, key):
        return None
    found: Submission | None = sent().filter(key=key).first()
    return found


def back(request: HttpRequest, key: str) -> Link | None:
    """The receipt as a page of ours."""
    submission = submission_of(request, key)
    if submission is None:
        return None
    page = reverse("form_receipt", args=[submission.journey_key, key, "html"])
    return Link("Your copy", page)


def called(document: Document) -> str:
    """Its reference, and nothing else."""
    return document.reference
