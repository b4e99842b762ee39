"""The document as HTML: a fragment for a page of ours, a page by itself, and the page that the
PDF is made from. All are one set of templates in ``templates/documents``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string

from portal.ui.display import USUAL, Look

from .furniture import furniture
from .model import Document
from .words import plain

if TYPE_CHECKING:
    from .sheets import Sheet

STYLES = Path(__file__).parent / "styles"


@cache
def style(name: str) -> str:
    """A style sheet of this room."""
    return (STYLES / f"{name}.css").read_text()


def fragment(document: Document) -> bytes:
    """What stands inside <main>, beginning with the only h1, for a page that has its own frame."""
    return _filled("fragment", document).encode()


def page(document: Document, look: Look = USUAL) -> bytes:
    """A whole page in one file, to keep or to send; it asks for nothing from anywhere.

    It looks as its reader wants pages of ours to look, by the same rules, written into it.
    """
    styles = style("screen") + "".join(map(built, look.sheets))
    return _filled("page", document, style=styles, look=look).encode()


@cache
def built(name: str) -> str:
    """A style sheet of the site. Without a build there is none, as for pages of the site."""
    sheet = Path(settings.BASE_DIR) / "static" / "build" / name
    return sheet.read_text() if sheet.is_file() else ""


def paper(document: Document, sheet: Sheet | None = None) -> str:
    """The page for print, whose style comes from beside it."""
    from .sheets import PLAIN

    sheet = sheet or PLAIN
    foot = document.reference or plain(document.council) if sheet.large else _foot(document)
    return _filled("page", document, paper=True, sheet=sheet, foot=foot)


def _filled(template: str, document: Document, **more: Any) -> str:
    words = furniture(document.language)
    before, _, rest = words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    context = {
        "document": document,
        "words": words,
        "page_before": before,
        "page_between": between,
        "page_after": after,
    }
    return render_to_string(f"documents/{template}.html", {**context, **more})


def _foot(document: Document) -> str:
    return " · ".join(filter(None, (plain(document.council), document.reference)))
