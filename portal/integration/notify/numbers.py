"""Numbers that a text can be sent to."""

from __future__ import annotations

import re

BETWEEN = re.compile(r"[\s().-]+")
MOBILE = re.compile(r"(?:(?:\+|00)440?|44|0)(7(?:[1-57-9]\d{3}|624\d)\d{5})")
"""Ofcom, National Telephone Numbering Plan: 071 to 075 and 077 to 079, and 07624 of the Isle of
Man. Not 070, which are personal numbers, and not the rest of 076, which are pagers."""


def mobile(written: str) -> str:
    """A UK mobile number as ``+447700900123``, or "" for any other number."""
    found = MOBILE.fullmatch(BETWEEN.sub("", written))
    return f"+44{found[1]}" if found else ""
