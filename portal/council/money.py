"""Money in whole pence, as sums are rounded and written."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

Pence = Annotated[int, "pence"]
"""A sum of money in whole pence."""


def pence(exact: Fraction | int) -> int:
    """The nearest whole penny; half a penny goes away from nothing."""
    if exact < 0:
        return -pence(-exact)
    return int(exact + Fraction(1, 2))


def as_text(amount: int) -> str:
    """£1,234.56; a sum below nothing has a minus sign before the pound sign."""
    sign = "−" if amount < 0 else ""
    pounds, rest = divmod(abs(amount), 100)
    return f"{sign}£{pounds:,}.{rest:02d}"
