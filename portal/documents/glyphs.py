"""Which letters the fonts of this computer can draw.

PDF/UA-1 (ISO 14289-1, 7.21.8) forbids a text that shows "no such glyph", and an empty box tells a
reader nothing. So a picture sign that no font has is put into words, and any other letter that no
font has becomes a mark, with a sentence at the end that says so.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from functools import cache

from . import fonts
from .libraries import opened

MARK = "\ufffd"
NO_MARK = "?"
"""Where no font has even the mark."""


@dataclass(frozen=True)
class Shown:
    """A text of drawable letters alone, and whether any was ``lost``."""

    text: str
    lost: bool


def shown(text: str) -> Shown:
    """The text as the fonts here can show it."""
    if text.isascii():
        return Shown(text, False)
    instead = {ord(letter): _instead(letter) for letter in set(text) - _drawn_letters()}
    return Shown(text.translate(instead), any(new in {MARK, NO_MARK} for new in instead.values()))


def _instead(letter: str) -> str:
    match unicodedata.category(letter):
        case "Cf" | "Cc":
            return ""
        case "Zs":
            return "\u00a0" if letter in "\u2007\u202f" else " "
        case "So" | "Sk" if name := unicodedata.name(letter, ""):
            return f" [{name.lower()}] "
        case "Mn" if letter in "\ufe0e\ufe0f":  # how a picture sign should look
            return ""
    return MARK if ord(MARK) in drawable() else NO_MARK


@cache
def _drawn_letters() -> frozenset[str]:
    """Of the spaces only two, which every font has: a space takes the font before it."""
    letters = {letter for letter in map(chr, drawable()) if unicodedata.category(letter) != "Zs"}
    return frozenset(letters | {" ", "\u00a0", "\n", "\t"})


@cache
def drawable() -> frozenset[int]:
    """Code points that the council's typeface or a font of the system holds."""
    from fontTools.ttLib import TTFont

    found: set[int] = set().union(*(TTFont(path).getBestCmap() for path in fonts.files().values()))
    return frozenset(found | system_letters())


def system_letters() -> set[int]:
    """Code points that fontconfig finds in the fonts of the system."""
    library = _fontconfig()
    config = library.FcInitLoadConfigAndFonts()
    fonts_of_all = library.FcConfigGetFonts(config, 0)  # FcSetSystem
    letters: set[int] = set()
    charset = ctypes.c_void_p()
    for place in range(fonts_of_all.contents.nfont):
        pattern = fonts_of_all.contents.fonts[place]
        if library.FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(charset)) == 0:
            letters |= _letters_in(library, charset)
    library.FcConfigDestroy(config)
    return letters


def _letters_in(library: ctypes.CDLL, charset: ctypes.c_void_p) -> set[int]:
    """Fontconfig tells a set in pages of 256 letters, a bit for each."""
    page, following = (ctypes.c_uint32 * 8)(), ctypes.c_uint32()
    letters: set[int] = set()
    start = library.FcCharSetFirstPage(charset, page, ctypes.byref(following))
    while start != 0xFFFFFFFF:  # FC_CHARSET_DONE
        for word in range(8):
            letters |= {start + word * 32 + bit for bit in range(32) if page[word] >> bit & 1}
        start = library.FcCharSetNextPage(charset, page, ctypes.byref(following))
    return letters


class _FontSet(ctypes.Structure):
    _fields_ = [
        ("nfont", ctypes.c_int),
        ("sfont", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    ]


def _fontconfig() -> ctypes.CDLL:
    library = opened("libfontconfig1")
    if library is None:
        raise OSError("Fontconfig is not installed.")
    library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigDestroy.argtypes = [ctypes.c_void_p]
    library.FcPatternGetCharSet.argtypes = [
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_void_p,
    ]
    for name in ("FcCharSetFirstPage", "FcCharSetNextPage"):
        getattr(library, name).argtypes = [ctypes.c_void_p] * 3
        getattr(library, name).restype = ctypes.c_uint32
    return library
