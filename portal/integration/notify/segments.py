"""How long a text is, as networks count and councils pay: in segments (3GPP TS 23.038, 23.040)."""

from __future__ import annotations

from math import ceil

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet: one place each."""
EXTENSION = frozenset("\f^{}\\[~]|€")
"""Two places each."""

MOST_CHARACTERS = 918
"""Six segments: the most that GOV.UK Notify takes."""


def segments(text: str) -> int:
    """The segments of a text: of 160 places, or 153 where there are several; of 70 and 67 where
    one letter is not in the default alphabet."""
    if set(text) <= BASIC | EXTENSION:
        return _counted(len(text) + sum(c in EXTENSION for c in text), 160, 153)
    return _counted(len(text.encode("utf-16-le")) // 2, 70, 67)


def _counted(places: int, alone: int, several: int) -> int:
    return 1 if places <= alone else ceil(places / several)
