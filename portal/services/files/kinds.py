"""What a file is, told by its content: an ending alone says nothing (ASVS 5.0, 5.2.2)."""

from __future__ import annotations

import zipfile
from io import BytesIO

MOST_PARTS = 5_000
MOST_UNPACKED = 300_000_000
"""Bytes of all parts together. A small file may unpack to one that fills a machine."""
STARTS = {"pdf": b"%PDF-", "rtf": b"{\\rtf"}
PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
"""A part that every file of a kind has: ECMA-376, part 1."""
NAMED = {
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}
"""What the part ``mimetype`` says: OpenDocument 1.3, part 2, 3.3."""
TEXT = ("csv", "txt")
PROGRAMS = ("vbaproject.bin", "/scripts/", "/basic/", "activex")
"""What is in the names of parts that hold programs."""


class NotThat(ValueError):
    """The file is not what its ending says, or holds what it should not. Says so to staff."""


def check(ending: str, content: bytes) -> None:
    """Raise ``NotThat`` unless the content is of the kind that the ending says."""
    if ending in STARTS:
        fits = content.startswith(STARTS[ending])
    elif ending in TEXT:
        fits = _is_text(content)
    elif ending in PARTS or ending in NAMED:
        fits = _is_office(ending, content)
    else:
        fits = False
    if not fits:
        raise NotThat(f"This is not really a {ending.upper()} file. Open it, and save it anew.")


def _is_text(content: bytes) -> bool:
    """Text in UTF-8, or as older programs write it: no byte that only machines read."""
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in set(content))


def _is_office(ending: str, content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > MOST_PARTS or sum(each.file_size for each in listed) > MOST_UNPACKED:
                raise NotThat("This file is too large when it is unpacked. Save it as a PDF.")
            names = [each.filename for each in listed]
            kept = _beginning(parts, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return False
    if any(sign in f"/{name.lower()}" for name in names for sign in PROGRAMS):
        raise NotThat("This file has macros in it. Save it without them, or as a PDF.")
    return PARTS[ending] in names if ending in PARTS else kept == NAMED[ending]


def _beginning(parts: zipfile.ZipFile, name: str) -> bytes:
    with parts.open(name) as part:
        return part.read(100)
