"""The formats that this room brings. A later one is a Format and a call of ``register``."""

from __future__ import annotations

from . import audio, braille
from .epub import epub
from .html import fragment, page
from .libraries import why_no_pdf
from .model import Document
from .registry import Format, register
from .sheets import SHEETS, Sheet
from .text import plain_text

PDF = "application/pdf"
HTML = "text/html; charset=utf-8"


def _print(name: str, label: str, hint: str, sheet: Sheet) -> Format:
    def write(document: Document) -> bytes:
        from .pdf import pdf

        return pdf(document, sheet)

    return Format(name, label, PDF, "pdf", write, why_no_pdf, hint=hint)


for _format in (
    Format("html", "Web page", HTML, "html", page, offered=False, in_look=page),
    Format("fragment", "Part of a web page", HTML, "html", fragment, offered=False),
    _print("pdf", "PDF", "To print, or to keep.", SHEETS["pdf"]),
    _print("large-print", "Large print", "A PDF in 18 point letters.", SHEETS["large-print"]),
    _print("giant-print", "Giant print", "A PDF in 24 point letters.", SHEETS["giant-print"]),
    _print(
        "coloured", "Cream background", "A PDF with black letters on cream.", SHEETS["coloured"]
    ),
    _print(
        "coloured-yellow",
        "Yellow background",
        "A PDF with black letters on pale yellow.",
        SHEETS["coloured-yellow"],
    ),
    _print(
        "coloured-blue",
        "Blue background",
        "A PDF with black letters on pale blue.",
        SHEETS["coloured-blue"],
    ),
    Format(
        "epub",
        "EPUB",
        "application/epub+zip",
        "epub",
        epub,
        hint="A book for an e-reader, set the way you like to read.",
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
    Format(
        "audio",
        "Audio (MP3)",
        "audio/mpeg",
        "mp3",
        audio.mp3,
        audio.missing_mp3,
        slow=True,
        hint="Read aloud by a computer, for any player.",
    ),
    Format(
        "audio-opus",
        "Audio (Opus)",
        "audio/ogg",
        "opus",
        audio.opus,
        audio.missing_opus,
        slow=True,
        hint="Read aloud by a computer, in a smaller file.",
    ),
):
    register(_format)
