"""What is counted: jobs that were done and visits that were to be, without a word of anybody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.cases.calendar import local_date

from ..course.states import State
from ..models.visit import VisitState
from ..words import Priority


@dataclass(frozen=True)
class Job:
    """A repair whose work is done, as it stands now.

    ``done_at`` is when it was done last. ``in_time``: whether that kept the target that the job
    began with; None where it had none. ``visits``: how often somebody came and could work.
    ``reached``: when it first came to stand in each state.
    """

    priority: Priority
    told_at: datetime
    done_at: datetime
    in_time: bool | None = None
    visits: int = 1
    reopened: int = 0
    reached: Mapping[State, datetime] = field(default_factory=dict)

    @property
    def month(self) -> date:
        return month_of(self.done_at)


@dataclass(frozen=True)
class Coming:
    """A visit that is over or was to be by now, and what became of it."""

    priority: Priority
    start: datetime
    state: VisitState

    @property
    def month(self) -> date:
        return month_of(self.start)


def month_of(moment: datetime) -> date:
    """The first day of the month in which something happened, by the clock of the country."""
    return local_date(moment).replace(day=1)


def months_until(last: date, number: int) -> list[date]:
    """So many months, the last one being that of ``last``; the earliest first."""
    found, year, month = [], last.year, last.month
    for _ in range(number):
        found.append(date(year, month, 1))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found[::-1]
