"""The confirmation of a Direct Debit in every format, for whoever it belongs to."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from portal.accounts.assurance import sure
from portal.documents import sources
from portal.documents.model import Document
from portal.documents.words import Link

from .. import whose
from ..models import DirectDebit
from .document import confirmation
from .pages.opening import is_theirs

KIND = "direct-debit"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, guard=sure, back=back, called=called))


def find(request: HttpRequest, key: str) -> Document | None:
    """The confirmation. None for another's, and for one that is not there."""
    row = _row(request, key)
    return confirmation(row) if row else None


def back(request: HttpRequest, key: str) -> Link | None:
    """The page of the Direct Debit."""
    row = _row(request, key)
    if row is None:
        return None
    return Link("Your Direct Debit", reverse("direct_debit", args=[row.account.public_id]))


def called(document: Document) -> str:
    """What it is; nothing says whose."""
    return KIND


def _row(request: HttpRequest, key: str) -> DirectDebit | None:
    found: DirectDebit | None = (
        DirectDebit.objects.filter(account__in=whose.seen_by(request, whose.CHANGE), public_id=key)
        .select_related("terms", "account")
        .first()
    )
    return found if found and is_theirs(request, found) else None
