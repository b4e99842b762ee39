"""A page of the site as anybody may read it now: what is live and public, and nothing else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from portal.council.models import CouncilSettings
from portal.documents import sources
from portal.documents.letterhead import letterhead
from portal.documents.model import Document, Paragraph, Section
from portal.documents.pages_in_words import writer_of
from portal.documents.words import Link
from portal.ui.pages import page_link

from ..models import ContentChange

KIND = "page"
LONGEST_KEY = 9
ONLINE = "Where to read this online"
ENGLISH = "en-GB"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(
        sources.Source(KIND, find, public=True, back=back, still=still, changes=changes)
    )


def find(request: HttpRequest, key: str) -> Document | None:
    """The live version of a page. None for a draft, a private page and a page of no words."""
    page = page_called(key)
    return document_of(page) if page is not None else None


def back(request: HttpRequest, key: str) -> Link | None:
    """The page itself."""
    link = page_link(_number(key))
    return Link(link.words, link.href) if link else None


def still(key: str) -> bool:
    """Whether it is live and public."""
    return page_called(key) is not None


def changes() -> QuerySet[Any]:
    """When the words of each page last changed, by its number as text."""
    return ContentChange.objects.annotate(key=Cast("page_id", CharField()))


def page_called(key: str) -> Page | None:
    """The page with this key, in its own type, if anybody may read it."""
    link = page_link(_number(key))
    if link is None:
        return None
    found: Page = Page.objects.get(pk=link.pk).specific
    return None if found.get_view_restrictions().exists() else found


def document_of(page: Page) -> Document | None:
    """What the page says. The same page gives the same document until it is published anew."""
    write, link = writer_of(page), page_link(page.pk)
    if write is None or link is None:
        return None
    summary = getattr(page, "summary", "")
    published = page.last_published_at
    whole = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + link.href
    language = _language(page)
    ours = [Section(ONLINE, [Paragraph((Link(whole, whole),))])] if language == ENGLISH else []
    return Document(
        page.title,
        [*([Section("", [Paragraph(summary)])] if summary else []), *write(page), *ours],
        language=language,
        council=letterhead(_council()),
        dated=timezone.localdate(published) if published else None,
    )


def _language(page: Page) -> str:
    tag: str = getattr(page, "language", "") or ENGLISH
    return ENGLISH if tag == "en" else tag


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY else 0


def _council() -> CouncilSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()
