"""PDF files, written anew without anything that acts.

What acts is taken out rather than refused: forms of other authorities and statements of banks hold
scripts that the person knows nothing of and cannot remove. Writing the file anew also drops earlier
versions, what is hung on before and after, and a lock against changing. A digital signature is no
longer valid then; the person keeps the original.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from pikepdf.settings import set_qpdf_limits

from .unfit import Unfit

MOST_PAGES = 500
MOST_OBJECTS = 200_000
MOST_UNPACKED = 100_000_000
"""Bytes of one packed stream that qpdf may unpack."""

_NOT_KEPT = """
    /JS /JavaScript /AA /EmbeddedFiles /EF /RF /AF /XFA /Collection /Renditions /Rendition
    /RichMediaContent /RichMediaSettings /3DD /3DA /Movie /Sound /Aspect /Launch /SpiderInfo
    /Requirements
"""
NOT_KEPT = frozenset(_NOT_KEPT.split())
"""Keys that scripts, programs, other files, sound and film hang on."""

_ACTIONS_NOT_KEPT = """
    /JavaScript /Launch /ImportData /SubmitForm /ResetForm /GoToE /GoToR /GoTo3DView /Movie /Sound
    /Rendition /RichMediaExecute /Hide /SetOCGState /Thread
"""
ACTIONS_NOT_KEPT = frozenset(_ACTIONS_NOT_KEPT.split())
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")


def rewrite(data: bytes) -> bytes:
    """Give the same pages as a new file. Raises ``Unfit``."""
    set_qpdf_limits(flate_max_memory=MOST_UNPACKED, parser_max_nesting=100, doc_max_warnings=2000)
    if b"%%EOF" not in data[-2048:]:
        raise Unfit("damaged")  # cut off, or something else hangs on it
    try:
        return _rewritten(data)
    except pikepdf.PasswordError:
        raise Unfit("locked") from None
    except (MemoryError, RecursionError):
        raise Unfit("heavy") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError):
        raise Unfit("damaged") from None
    except (RuntimeError, AttributeError, IndexError):
        raise Unfit("damaged") from None


def _rewritten(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        if len(pdf.objects) > MOST_OBJECTS:
            raise Unfit("heavy")
        if not 0 < len(pdf.pages) <= MOST_PAGES:
            raise Unfit("pages" if len(pdf.pages) else "damaged")
        disarm(pdf)
        out = BytesIO()
        # Packed pages stay as they are: unpacking is what a bomb waits for.
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    with pikepdf.open(BytesIO(out.getvalue())) as again:
        if disarm(again):
            raise Unfit("active")
    return out.getvalue()


def disarm(pdf: pikepdf.Pdf) -> int:
    """Take out all that acts, wherever it hangs. Give how many places that was."""
    found = 0
    for each in pdf.objects:
        found += _disarm(each)
    return found + _disarm(pdf.trailer)


def _disarm(top: Any) -> int:
    """Go through one object and what lies in it; what it points to has its own turn."""
    found, waiting = 0, [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Array):
            waiting += [each for each in item if _inside(each)]
        elif isinstance(item, Dictionary | Stream):
            found += _clean(item)
            waiting += [each for _, each in item.items() if _inside(each)]
    return found


def _inside(value: Any) -> bool:
    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _clean(item: Any) -> int:
    found = 0
    for key in set(item.keys()) & NOT_KEPT:
        del item[key]
        found += 1
    if isinstance(item, Stream):
        for key in {"/F", "/FFilter", "/FDecodeParms"} & set(item.keys()):  # bytes of another file
            del item[key]
            found += 1
        if item.get("/Type") == Name.EmbeddedFile and item.read_raw_bytes():
            item.write(b"")
            found += 1
    elif _acts(item):
        for key in list(item.keys()):
            del item[key]
        found += 1
    return found


def _acts(item: Any) -> bool:
    action = item.get("/S")
    if isinstance(action, Name) and str(action) in ACTIONS_NOT_KEPT:
        return True
    link = item.get("/URI")
    if isinstance(link, pikepdf.String):
        return not str(link).strip().lower().startswith(SAFE_LINKS)
    return False
