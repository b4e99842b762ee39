"""How a bill is spread over the months.

Whole pounds each, and what is left over in the first, as the schedules of SI 1992/613 (council tax)
and SI 1989/1058 (rates) spread a year's bill. How many months, the least instalment and the days'
notice are the council's to set: they are arguments here, and content where a plan is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from portal.council import tax_year
from portal.council.money import Pence

from .kinds import Instalment

POUND: Pence = 100


@dataclass(frozen=True)
class Plan:
    """Monthly from April, ``months`` of them in a whole year, on this ``day`` of each (1 to 28)."""

    months: int = 10
    day: int = 1
    notice_days: int = 14
    least: Pence = 5 * POUND

    def __post_init__(self) -> None:
        if not 1 <= self.months <= 12 or not 1 <= self.day <= 28 or self.least < POUND:
            raise ValueError("A plan has 1 to 12 months, a day from 1 to 28, and a pound or more.")

    def days(self, year: int) -> list[date]:
        """The days of a whole tax year's instalments."""
        begins = tax_year.begins(year)
        months = [begins.month - 1 + offset for offset in range(self.months)]
        return [date(year + month // 12, month % 12 + 1, self.day) for month in months]


def spread(to_pay: Pence, plan: Plan | None, *, year: int, issued: date) -> tuple[Instalment, ...]:
    """The instalments of a bill of that tax year; none where nothing is to pay.

    Those that would be due before the notice has run are left out, and the rest take their share.
    Without a plan, or with none of its days left, all is due at once, after the notice.
    """
    if to_pay <= 0:
        return ()
    notice = timedelta(days=(plan or Plan()).notice_days)
    days = [day for day in plan.days(year) if day >= issued + notice] if plan else []
    if plan:
        days = days[: max(to_pay // plan.least, 1)]
    if not days:
        return (Instalment(issued + notice, to_pay),)
    each = to_pay // len(days) // POUND * POUND
    first = to_pay - each * (len(days) - 1)
    return (Instalment(days[0], first), *(Instalment(day, each) for day in days[1:]))
