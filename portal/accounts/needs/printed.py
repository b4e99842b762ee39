"""What of somebody's format we can make by ourselves, and making it."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.conf import settings

from portal.documents.model import Document
from portal.documents.registry import FormatMissing, Unmakeable, ready_formats
from portal.documents.render import Rendered, render
from portal.integration.messages import Attachment, Message
from portal.integration.models import Channel

from ..models import Needs
from ..models.needs import By, Format

log = logging.getLogger(__name__)

PDF = "application/pdf"
NAMES = {
    Format.LARGE: "large-print",
    Format.GIANT: "giant-print",
    Format.COLOURED: "coloured",
    Format.BRAILLE: "braille",
    Format.AUDIO: "audio",
    Format.EASY_READ: "easy-read",
    Format.PLAIN_TEXT: "text",
}
"""What ``portal.documents`` calls each: a format of its own, or one that people make."""
ON_PAPER = (Format.LARGE, Format.GIANT, Format.COLOURED)
"""A matter of paper alone: on a screen, the person sets the letters and their colours."""
READ_BY_THEIR_DEVICE = (Format.BRAILLE, Format.AUDIO)
"""An e-mail can be this, read by the person's own device, if they asked for e-mails."""
WITH_AN_EMAIL = (*ON_PAPER, *READ_BY_THEIR_DEVICE)
"""What goes with an e-mail as a file: to print at home, to emboss, to listen to."""
LARGEST = 8_000_000
"""Bytes of a file that goes with an e-mail. Mail servers refuse larger ones."""


def name_of(wanted: str) -> str:
    """What ``portal.documents`` calls a format that somebody needs; "" for standard print."""
    return NAMES.get(Format(wanted), "") if wanted else ""


def letter_format(wanted: str) -> str:
    """The name of the format in which to print a letter for somebody."""
    name = name_of(wanted)
    return name if name in _ready(PDF) else "pdf"


def printed(document: Document, wanted: str = "") -> bytes:
    """A letter as a PDF, in the person's format if we have it. Raises FormatMissing."""
    return render(document, letter_format(wanted)).content


def in_their_format(message: Message, document: Document, wanted: str) -> Message:
    """The e-mail with what it says as a file too, for somebody who needs that.

    Without the file where it cannot be made: what we have to say is told all the same.
    """
    if not goes_with_an_email(wanted):
        return message
    made = _made(document, name_of(wanted))
    if made is None or len(made.content) > LARGEST:
        return message
    file = Attachment(made.filename, made.media_type.partition(";")[0], made.content)
    return replace(message, attachments=(*message.attachments, file))


def goes_with_an_email(wanted: str) -> bool:
    """Whether we can make it here, and what carries our e-mails takes files along."""
    can_carry = settings.NOTIFY_EMAIL != "govuk"
    return can_carry and wanted in WITH_AN_EMAIL and name_of(wanted) in _ready()


def suits(needs: Needs, channel: str) -> bool:
    """Whether what goes by this channel is in the format that somebody needs."""
    wanted = Format(needs.format)
    if wanted in (Format.STANDARD, Format.PLAIN_TEXT):
        return True
    if channel == Channel.LETTER:
        return letter_format(wanted) == name_of(wanted)
    if wanted in ON_PAPER or (channel == Channel.EMAIL and goes_with_an_email(wanted)):
        return True
    return wanted in READ_BY_THEIR_DEVICE and needs.contact_by in (By.EMAIL, By.TEXT)


def _made(document: Document, name: str) -> Rendered | None:
    try:
        return render(document, name)
    except (FormatMissing, Unmakeable) as error:
        log.warning("An e-mail goes without its file (%s, %s)", name, type(error).__name__)
        return None


def _ready(media_type: str = "") -> set[str]:
    """The names of the formats that can be made here, of one media type or of all."""
    return {each.name for each in ready_formats() if media_type in ("", each.media_type)}
