"""Days that a line of a bill is for, both ends counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .kinds import Bill, Line


@dataclass(frozen=True)
class Days:
    """From the first day to the last one."""

    first: date
    last: date

    def __len__(self) -> int:
        return max((self.last - self.first).days + 1, 0)

    def __contains__(self, other: Days) -> bool:
        return self.first <= other.first and other.last <= self.last

    def shared(self, other: Days) -> int:
        """How many days both have."""
        return len(Days(max(self.first, other.first), min(self.last, other.last)))

    def until(self, last: date) -> Days:
        """The same, ended earlier."""
        return Days(self.first, min(self.last, last))

    @property
    def before(self) -> date:
        """The day before they begin."""
        return self.first - timedelta(days=1)


def of_bill(bill: Bill) -> Days:
    """The days that a bill is for."""
    return Days(bill.begins, bill.ends)


def of_line(line: Line, bill: Bill) -> Days:
    """Its own days, or else the bill's."""
    return Days(line.begins or bill.begins, line.ends or bill.ends)
