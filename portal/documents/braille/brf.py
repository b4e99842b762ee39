"""A document as BRF: Braille ASCII, 40 cells, 25 lines, a form feed between pages."""

from __future__ import annotations

from ..model import Document
from ..registry import Unmakeable
from .matter import Setter
from .pages import headed, laid_out, lines_in, paged
from .runs import Scribe
from .tables import table_of

LINE_END = "\r\n"
FORM_FEED = "\f"
NO_TABLE = "We cannot make Braille in this language yet. Ask us, and we will find another way."


def brf(document: Document) -> bytes:
    """ASCII. Raises Unmakeable where liblouis cannot write the language or most of the letters."""
    table = table_of(document.language)
    if not table:
        raise Unmakeable(NO_TABLE)
    scribe = Scribe(table)
    matter = list(Setter(document, scribe).matter())
    title = scribe.line(document.title)
    braille = scribe.braille({*lines_in(matter), title})
    pages = headed(paged(laid_out(matter, braille)), braille[title])
    text = FORM_FEED.join("".join(f"{line.rstrip()}{LINE_END}" for line in page) for page in pages)
    return text.encode("ascii")
