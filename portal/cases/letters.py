"""Words for a person on the council's paper: a letter, and the HTML of an e-mail."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from wagtail.models import Site

from portal.accounts.needs.printed import in_their_format, printed
from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.model import Address, Document, Paragraph, Section
from portal.documents.render import render
from portal.integration.messages import Letter, Message, Words

TRACK = "/track/"


def tracking_address() -> str:
    """The whole address of the page where a case can be followed."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + TRACK


def council() -> CouncilSettings:
    """Who writes."""
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()


def as_document(
    words: Words, reference: str, dated: dt.date | None = None, to: tuple[str, ...] = ()
) -> Document:
    """Put words on the council's paper."""
    return Document(
        words.subject,
        [Section("", [Paragraph(paragraph) for paragraph in words.paragraphs])],
        language=words.language,
        council=letterhead(council()),
        reference=reference,
        dated=dated,
        recipient=Address(to) if to else None,
    )


def as_html(words: Words, reference: str) -> str:
    """Make the HTML of an e-mail. What stands in the words is text, whatever it looks like."""
    return render(as_document(words, reference), "html").content.decode()


def as_email(to: str, words: Words, reference: str, format: str, html: str = "") -> Message:
    """Make an e-mail of words, with a file of them in the format that its reader needs."""
    message = Message(to, words.subject, words.body + "\n", html)
    return in_their_format(message, as_document(words, reference), format)


def as_letter(document: Document, format: str = "") -> Letter:
    """Print a document that has a recipient, in the format that they need if we have it.

    Raises FormatMissing where no PDF can be made.
    """
    to = tuple(document.recipient.lines) if document.recipient else ()
    return Letter(to, document.title, printed(document, format))
