"""State Pension age as it rises, from a dated table. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from .dated import Source
from .estimate.working import CannotEstimate


@dataclass(frozen=True)
class PensionAge:
    """Who was born from ``born_from`` on reaches it at so many years and months."""

    born_from: date
    years: int
    months: int
    source: Source


@dataclass(frozen=True)
class PensionAges:
    """The whole table. A row holds until the next one begins."""

    rows: tuple[PensionAge, ...]
    source: Source

    def of(self, born: date) -> PensionAge:
        """The row for a date of birth. Raises CannotEstimate if it is before the whole table."""
        earlier = [row for row in self.rows if row.born_from <= born]
        if not earlier:
            raise CannotEstimate(f"No State Pension age for who was born before {self._first}")
        return max(earlier, key=lambda row: row.born_from)

    def reached(self, born: date) -> date:
        """The day on which somebody reaches State Pension age."""
        row = self.of(born)
        return months_later(born, row.years * 12 + row.months)

    def is_reached(self, born: date, day: date) -> bool:
        return self.reached(born) <= day

    @property
    def _first(self) -> str:
        return min((row.born_from.isoformat() for row in self.rows), default="any day")


def months_later(start: date, months: int) -> date:
    """The same day so many months on; the last day of the month where there is no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
