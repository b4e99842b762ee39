"""A message to a person about themselves: which way it goes, and the letter that it may be."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.model import Address, Document, Paragraph, Section
from portal.integration.messages import Letter, Message, Words
from portal.integration.models import Channel
from portal.integration.notify.numbers import mobile
from portal.integration.notify.sending import is_on

from ..models import Needs, Person
from ..models.needs import By, Format
from .printed import in_their_format, printed

WANTED = {By.TEXT: Channel.TEXT, By.POST: Channel.LETTER, By.EMAIL: Channel.EMAIL}


def way_to(person: Person, needs: Needs | None) -> Channel | None:
    """The way that somebody wants to hear from us, or what there is. None for no way."""
    wanted = WANTED.get(By(needs.contact_by)) if needs else None
    order = sorted(
        (Channel.EMAIL, Channel.TEXT, Channel.LETTER), key=lambda channel: channel != wanted
    )
    known = {
        Channel.EMAIL: person.email,
        Channel.TEXT: mobile(person.phone),
        Channel.LETTER: person.address.get("line_1"),
    }
    return next((each for each in order if is_on(each) and known[each]), None)


def email(person: Person, needs: Needs | None, words: Words) -> Message:
    """Words as an e-mail to somebody, in the format that they need."""
    return email_to(person.email, needs, words)


def email_to(to: str, needs: Needs | None, words: Words) -> Message:
    """Words as an e-mail, with a file of them in the format that its reader needs."""
    message = Message(to, words.subject, words.body + "\n")
    return in_their_format(message, _document(words), needs.format if needs else "")


def letter(person: Person, needs: Needs | None, words: Words) -> Letter | None:
    """Words as a letter, in the format that somebody needs. None without an address."""
    lines = _address(person)
    if not lines:
        return None
    document = replace(_document(words), dated=timezone.localdate(), recipient=Address(lines))
    wanted = Format(needs.format) if needs else Format.STANDARD
    return Letter(lines, words.subject, printed(document, wanted))


def _document(words: Words) -> Document:
    return Document(
        words.subject,
        [Section("", [Paragraph(each) for each in words.paragraphs])],
        language=words.language,
        council=letterhead(_council()),
    )


def _council() -> CouncilSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()


def _address(person: Person) -> tuple[str, ...]:
    parts = (person.address.get(part) for part in ("line_1", "line_2", "town", "postcode"))
    lines = tuple(str(part) for part in parts if part)
    return (person.name, *lines) if lines and person.name else lines
