"""The two tables that the check reads: weights for each range of sort codes, and substitutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

DIGITS = 14
"""Six of the sort code and eight of the account number: the method's letters u to z, a to h."""
U, A, B, C, G, H = 0, 6, 7, 8, 12, 13
"""Places of those letters that exceptions speak of."""

EXCEPTIONS = range(1, 15)


class Method(StrEnum):
    """How a weighted sum is made and by what it is divided."""

    MOD10 = "MOD10"
    MOD11 = "MOD11"
    DBLAL = "DBLAL"
    """The digits of each product are added up, and their sum is divided by ten."""

    @property
    def modulus(self) -> int:
        return 11 if self is Method.MOD11 else 10


@dataclass(frozen=True)
class Row:
    """The check for the sort codes from ``first`` to ``last``, both included."""

    first: str
    last: str
    method: Method
    weights: tuple[int, ...]
    exception: int | None = None


NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Table:
    """All rows, in the table's order, and which sort code stands for which under exception 5."""

    rows: tuple[Row, ...] = ()
    substitutes: Mapping[str, str] = field(default_factory=lambda: NONE)

    def rows_for(self, sort_code: str) -> tuple[Row, ...]:
        """Give the one or two checks of a sort code, or none."""
        return tuple(row for row in self.rows if row.first <= sort_code <= row.last)
