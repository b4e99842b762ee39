"""The one way in: bytes and what they are said to be; a harmless copy and what they are."""

from __future__ import annotations

from dataclasses import dataclass

import filetype  # type: ignore[import-untyped]

from .unfit import Unfit

IMAGES = frozenset({"jpg", "png", "heic"})
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
BLANK = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True)
class Looked:
    """A copy that may be kept, and the ending that is true of it."""

    data: bytes
    ending: str


def look(data: bytes, ending: str) -> Looked:
    """Give a harmless copy of a file. Raises ``Unfit``.

    ``ending`` is one of pdf, jpg, png, heic and docx. The content decides. A photo with another
    photo's ending is taken for what it is, because phones and chat programs name them wrongly and
    it is made anew in any case. Any other disagreement is refused.
    """
    if not data:
        raise Unfit("empty")
    real = recognise(data)
    if real != ending and not (real in IMAGES and ending in IMAGES):
        raise _otherwise(data, ending, real)
    # Each reader is loaded only for its own kind of file.
    if real in IMAGES:
        from .images import redraw

        return Looked(*redraw(data, real))
    if real == "pdf":
        from .pdf import rewrite

        return Looked(rewrite(data), "pdf")
    from .word import repack

    return Looked(repack(data), "docx")


def recognise(data: bytes) -> str:
    """Tell a kind that we take by its first bytes; empty for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return "heic"
    if data[:64].lstrip(BLANK).startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return ""


def _otherwise(data: bytes, ending: str, real: str) -> Unfit:
    if ending == "docx" and data.startswith(b"\xd0\xcf\x11\xe0"):  # locked, or Word before 2007
        return Unfit("old or locked")
    if real:
        return Unfit("kind", real if real != "docx" else "zip")
    found = filetype.guess(data)
    return Unfit("kind", found.extension if found else "")
