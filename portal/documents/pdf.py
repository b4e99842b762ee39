"""PDF/UA-1 (ISO 14289-1) by WeasyPrint: tagged, titled, with its language, never a form to fill.

WeasyPrint is imported when the first PDF is made. Reading fonts and styles is most of the work of
a short document, so each thread does it once.
"""

from __future__ import annotations

import atexit
import hashlib
import threading
from typing import TYPE_CHECKING

from . import fonts
from .furniture import furniture
from .glyphs import shown
from .html import paper
from .model import Document
from .sheets import PLAIN, Sheet

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

PRINTS_BEFORE_ANEW = 500
"""Documents that a thread makes before it reads its fonts again and lets their memory go."""


class Press:
    """What is the same for every document on one sheet: fonts, style and what may be fetched."""

    def __init__(self, sheet: Sheet = PLAIN) -> None:
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        self.left = PRINTS_BEFORE_ANEW
        self.fetcher: URLFetcher = fonts.fetcher()
        self.fonts: FontConfiguration = FontConfiguration()
        self.style: CSS = CSS(
            string=fonts.faces() + sheet.style, font_config=self.fonts, url_fetcher=self.fetcher
        )

    def print(self, html: str) -> bytes:
        """The PDF of a page; its identifier is made of its words, so equal pages are equal."""
        from weasyprint import HTML

        self.left -= 1
        page = HTML(string=html, url_fetcher=self.fetcher, media_type="print")
        return page.write_pdf(
            stylesheets=[self.style],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
            pdf_tags=True,
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )


_here = threading.local()
atexit.register(_here.__dict__.clear)  # while WeasyPrint can still remove its copies of the fonts


def press(sheet: Sheet = PLAIN) -> Press:
    """This thread's own for the sheet."""
    presses: dict[Sheet, Press] = _here.__dict__.setdefault("presses", {})
    found = presses.get(sheet)
    if found is None or not found.left:
        found = presses[sheet] = Press(sheet)
    return found


def pdf(document: Document, sheet: Sheet = PLAIN) -> bytes:
    """The document on A4."""
    return press(sheet).print(printable(document, sheet))


def printable(document: Document, sheet: Sheet = PLAIN) -> str:
    """The page to print, with nothing in it that no font can show."""
    head, body, rest = paper(document, sheet).partition("<body>")
    matter = shown(rest)
    if matter.lost:
        words = furniture(document.language)
        note = f'<p lang="{words.language}" dir="ltr">{words.lost}</p></main>'
        return head + body + matter.text.replace("</main>", note)
    return head + body + matter.text
