"""Numbers that tell of nobody: few are not shown, and others to the nearest five. Pure.

Rounding keeps anybody from working a small number out of two large ones.
"""

from __future__ import annotations

FEWEST = 5
NEAREST = 5
SHARE_OF = 20
"""A share of fewer than these says little, and could say who."""


def is_few(number: int) -> bool:
    """Say whether a number is so small that it is not shown."""
    return 0 < number < FEWEST


def near(number: int) -> int | None:
    """Give a number as it may be shown; None for few."""
    return None if is_few(number) else NEAREST * ((number + NEAREST // 2) // NEAREST)


def words(number: int) -> str:
    """Give a number in words and figures: None, Fewer than 5, 120."""
    if not number:
        return "None"
    shown = near(number)
    return f"Fewer than {FEWEST}" if shown is None else f"{shown:,}"


def percent(part: int, of: int) -> int | None:
    """Give a share in whole hundredths; None where it may not be shown."""
    if of < SHARE_OF or is_few(part) or is_few(of - part):
        return None
    return round(100 * part / of)


def share(part: int, of: int) -> str:
    """Give a number with its share: 15 (12%)."""
    hundredths = percent(part, of)
    return words(part) if hundredths is None or not part else f"{words(part)} ({hundredths}%)"
