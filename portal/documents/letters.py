"""Letters that may stand in a document, and which way a language runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from enum import Enum
from typing import Any

from django.utils.functional import Promise as LazyText

# Not characters of XML 1.0 (controls, lone surrogates, non-characters), and the two controls
# that make text read in another order than it was written.
_never = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\u202d\u202e\U000e0000-\U000e007f"
    "\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_marks = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_too_many_marks = re.compile(f"({_marks}{{8}}){_marks}+")
_line_ends = re.compile("\r\n?|\u2028|\u2029|\x85")

RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)
"""Languages written from right to left in the script that they are most used in (CLDR)."""


def readable(text: str) -> str:
    """The text without what no format could show; every kind of line end becomes ``\\n``.

    A letter keeps eight marks above and below it; no language needs as many.
    """
    text = _never.sub("", _line_ends.sub("\n", text))
    return _too_many_marks.sub(r"\1", text)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, for a BCP 47 language tag."""
    first, *rest = language.lower().split("-")
    if "latn" in rest:
        return "ltr"
    return "rtl" if first in RIGHT_TO_LEFT or {"arab", "hebr"} & set(rest) else "ltr"


def runs_against(text: str, language: str) -> str:
    """``rtl`` or ``ltr`` if every letter runs the other way than the language, or nothing.

    An English address in an Urdu letter must be set by itself, or its number changes sides.
    """
    ways = {unicodedata.bidirectional(letter) for letter in text} & {"L", "R", "AL"}
    found = {"L": "ltr", "R": "rtl", "AL": "rtl"}
    against = {found[way] for way in ways} - {direction(language)}
    return against.pop() if len({found[way] for way in ways}) == 1 and against else ""


def _cleaned(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str | LazyText):  # text marked as safe HTML becomes plain text
        return readable("".join(str(value)))
    if isinstance(value, Iterable):
        return tuple(_cleaned(one) for one in value)
    return value


class Readable:
    """A dataclass whose texts are readable and whose lists cannot change once it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # each subclass is a dataclass
            object.__setattr__(self, field.name, _cleaned(getattr(self, field.name)))
