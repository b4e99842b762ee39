"""A bill in every format, for whoever may read it on the page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Site

from portal.accounts.assurance import sure
from portal.council.models import CouncilSettings
from portal.documents import sources
from portal.documents.letterhead import letterhead
from portal.documents.model import Document
from portal.documents.words import Link

from .. import whose
from ..bills.document import document
from ..models import StoredBill
from .views import opened

KIND = "bill"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    source = sources.Source(KIND, find, guard=sure, back=back, taken=taken, called=called)
    sources.register(source)


def find(request: HttpRequest, key: str) -> Document | None:
    """The bill on the council's paper. None for another's and for one that is not there."""
    stored = _stored(request, key)
    if stored is None:
        return None
    council = council_settings()
    contact = council.main_contact
    return document(
        stored.bill,
        council=letterhead(council),
        phone=contact.phone if contact else "",
        phone_href=contact.phone_href if contact else "",
    )


def back(request: HttpRequest, key: str) -> Link | None:
    """The bill as a page of ours."""
    stored = _stored(request, key)
    return (
        Link("The bill", reverse("bill", args=[stored.account.public_id, key])) if stored else None
    )


def taken(request: HttpRequest, key: str, format: str) -> None:
    """It has been read, as on the page."""
    if stored := _stored(request, key):
        opened(request, stored)


def called(document: Document) -> str:
    """Of which tax and year; nothing says whose it is."""
    return slugify(document.title)


def council_settings() -> CouncilSettings:
    """Who sends the bill."""
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()


def _stored(request: HttpRequest, key: str) -> StoredBill | None:
    found: StoredBill | None = (
        StoredBill.objects.filter(account__in=whose.seen_by(request), public_id=key)
        .select_related("account")
        .first()
    )
    return found
