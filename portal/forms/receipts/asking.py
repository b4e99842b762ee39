"""How to ask about something that was sent: the same words on the copy and in the e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from portal.cases.models import Case
from portal.council.models import ContactPoint
from portal.documents.model import Block, Paragraph
from portal.documents.words import Link

TRACK = "/track/"


def asking(case: Case, main_contact: ContactPoint | None) -> Iterator[Block]:
    """Say where to follow it, and whom to call. The address is whole, as paper needs it."""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + TRACK
    yield Paragraph(("You can see what is happening at ", Link(address, address), "."))
    yield Paragraph("You need your reference, and the email address or postcode you gave us.")
    contact = case.team or main_contact
    if contact is not None:
        call = Link(contact.phone, contact.phone_href)
        yield Paragraph(("Or call ", call, f" ({contact.name}) and say your reference."))
