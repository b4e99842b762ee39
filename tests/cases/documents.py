"""Documents to add to a case: small, and what they say they are."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from portal.cases.documents import DOCX, JPEG, PDF, PNG, add_document
from portal.cases.models import Case, CaseDocument
from portal.cases.timeline import WEBSITE

LETTER = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def word(*parts: str) -> bytes:
    """A Word document of these parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for part in parts or ("[Content_Types].xml", "word/document.xml"):
            file.writestr(part, "<x/>")
    return made.getvalue()


GOOD = {
    PDF: LETTER,
    JPEG: b"\xff\xd8\xff\xe0 a photo",
    PNG: b"\x89PNG\r\n\x1a\n a drawing",
    DOCX: word(),
}


def add(case: Case, **values: Any) -> CaseDocument:
    """A public letter, unless a test says otherwise."""
    given: dict[str, Any] = {
        "title": "Your new bin",
        "name": "new bin.pdf",
        "media_type": PDF,
        "content": LETTER,
        "actor": WEBSITE,
        "public": True,
        **values,
    }
    return add_document(case, **given)
