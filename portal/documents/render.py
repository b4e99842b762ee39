"""The one door to every format."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from portal.ui.display import USUAL, Look

from .model import Document
from .registry import FormatMissing, format_named

NAME_LENGTH = 60


@dataclass(frozen=True)
class Rendered:
    """A document as it is sent: its bytes, what they are, and a name to save them under."""

    content: bytes
    media_type: str
    filename: str


def filename(document: Document, extension: str) -> str:
    """Title and reference in ASCII letters, digits and hyphens."""
    words = f"{slugify(document.title)[:NAME_LENGTH].strip('-')}-{slugify(document.reference)}"
    return f"{words.strip('-') or 'document'}.{extension}"


def render(document: Document, format: str, look: Look = USUAL) -> Rendered:
    """The document in this format: ``html``, ``fragment``, ``pdf``, ``text`` or one added later.

    ``look`` is how its reader wants our pages to look; a page follows it, other formats have none.

    Raises UnknownFormat if there is no such format and FormatMissing if the computer lacks what
    the format needs.
    """
    chosen = format_named(format)
    if lacking := chosen.missing():
        raise FormatMissing(lacking)
    follows = chosen.in_look
    content = follows(document, look) if follows and look else chosen.write(document)
    return Rendered(content, chosen.media_type, filename(document, chosen.extension))
