"""The parts of the book, and the archive that they lie in."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from ..furniture import furniture
from ..html import style
from ..model import Document
from ..words import plain
from ..written import digest
from .contents import contents, well_formed

MEDIA_TYPE = "application/epub+zip"
UNDATED = dt.date(2000, 1, 1)
"""A book must say when it was last changed; the same document gives the same bytes."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*|x(-[a-z0-9]{1,8})+", re.IGNORECASE)
NO_LANGUAGE = "und"

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def epub(document: Document) -> bytes:
    """The document as a book of one text, a list of its headings, and a style."""
    context = {
        "document": document,
        "words": furniture(document.language),
        "language": document.language if _TAG.fullmatch(document.language) else NO_LANGUAGE,
        "council": plain(document.council).strip(),
        "identifier": uuid.uuid5(uuid.NAMESPACE_OID, digest(document)),
        "modified": f"{document.dated or UNDATED}T00:00:00Z",
    }
    body, headings = well_formed(render_to_string("documents/epub/body.html", context))
    context |= {"body": body, "contents": contents(headings)}
    return _packed(
        {
            "META-INF/container.xml": CONTAINER,
            "book/package.opf": render_to_string("documents/epub/package.opf", context),
            "book/contents.xhtml": render_to_string("documents/epub/contents.xhtml", context),
            "book/text.xhtml": render_to_string("documents/epub/text.xhtml", context),
            "book/style.css": style("epub"),
        }
    )


def _packed(files: dict[str, str]) -> bytes:
    """The archive; what it is comes first and is not compressed (EPUB 3.3, 4.3)."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(ZipInfo("mimetype", LONG_AGO), MEDIA_TYPE, ZIP_STORED)
        for name, text in files.items():
            archive.writestr(ZipInfo(name, LONG_AGO), text, ZIP_DEFLATED)
    return packed.getvalue()
