"""What of somebody's format we can make by ourselves, and making it."""

from __future__ import annotations

from portal.documents.model import Document
from portal.documents.registry import ready_formats
from portal.documents.render import render
from portal.integration.models import Channel

from ..models import Needs
from ..models.needs import By, Format

PDF = "application/pdf"
ON_PAPER = (Format.LARGE, Format.GIANT)
"""A matter of paper alone: on a screen, the person sets the size of the letters."""
READ_BY_THEIR_DEVICE = (Format.BRAILLE, Format.AUDIO)
"""An e-mail can be this, read by the person's own device, if they asked for e-mails."""


def letter_format(wanted: str) -> str:
    """The name of the format in which to print a letter for somebody."""
    return wanted if wanted and wanted in _printable() else "pdf"


def printed(document: Document, wanted: str = "") -> bytes:
    """A letter as a PDF, in the person's format if we have it. Raises FormatMissing."""
    return render(document, letter_format(wanted)).content


def suits(needs: Needs, channel: str) -> bool:
    """Whether what goes by this channel is in the format that somebody needs."""
    wanted = Format(needs.format)
    if wanted in (Format.STANDARD, Format.PLAIN_TEXT):
        return True
    if channel == Channel.LETTER:
        return letter_format(wanted) == wanted
    if wanted in ON_PAPER:
        return True
    return wanted in READ_BY_THEIR_DEVICE and needs.contact_by in (By.EMAIL, By.TEXT)


def _printable() -> set[str]:
    return {each.name for each in ready_formats() if each.media_type == PDF}
