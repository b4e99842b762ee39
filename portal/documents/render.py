"""The one door to every format."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from portal.ui.display import USUAL, Look

from .model import Document
from .registry import Format, FormatMissing, all_formats, format_named

NAME_LENGTH = 60


@dataclass(frozen=True)
class Rendered:
    """A document as it is sent: its bytes, what they are, and a name to save them under."""

    content: bytes
    media_type: str
    filename: str


def filename(document: Document, format: Format) -> str:
    """Title and reference in ASCII letters, digits and hyphens, and which format it is."""
    words = f"{slugify(document.title)[:NAME_LENGTH].strip('-')}-{slugify(document.reference)}"
    return named(words.strip("-") or "document", format)


def named(words: str, format: Format) -> str:
    """A file's name. Formats with one ending have names of their own, so that none hides another.

    The first of them needs no word: ``bill.pdf``, ``bill-large-print.pdf``.
    """
    first = next((each for each in all_formats() if each.extension == format.extension), format)
    kind = "" if first.name == format.name else f"-{format.name}"
    return f"{words}{kind}.{format.extension}"


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
    return Rendered(content, chosen.media_type, filename(document, chosen))
