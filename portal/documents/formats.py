"""The formats that this room brings. A later one is a Format and a call of ``register``."""

from __future__ import annotations

from . import braille
from .html import fragment, page
from .libraries import why_no_pdf
from .model import Document
from .registry import Format, register
from .text import plain_text

HTML = "text/html; charset=utf-8"


def _pdf(document: Document) -> bytes:
    from .pdf import pdf

    return pdf(document)


for _format in (
    Format("html", "Web page", HTML, "html", page, offered=False),
    Format("fragment", "Part of a web page", HTML, "html", fragment, offered=False),
    Format(
        "pdf",
        "PDF",
        "application/pdf",
        "pdf",
        _pdf,
        why_no_pdf,
        hint="To print, or to keep.",
    ),
    Format(
        "text",
        "Plain text",
        "text/plain; charset=utf-8",
        "txt",
        plain_text,
        hint="Words alone, for any device.",
    ),
    Format(
        "braille",
        "Braille",
        "application/x-brf",
        "brf",
        braille.brf,
        braille.missing,
        hint="A BRF file, for an embosser or a Braille display.",
    ),
):
    register(_format)
