"""What a person reads of a deadline: "We must make it safe by Tuesday 3 March."."""

from __future__ import annotations

from datetime import date

from portal.cases.calendar import local_date
from portal.cases.lengths import Unit
from portal.cases.when import the_day, the_time

from .which import Deadline


def words(deadline: Deadline, today: date | None = None) -> str:
    """The promise with its day, or with its time where hours are counted."""
    if deadline.takes.unit in (Unit.HOURS, Unit.WORKING_HOURS):
        return f"{deadline.rule.promise} by {the_time(deadline.due, today)}."
    return f"{deadline.rule.promise} by {the_day(local_date(deadline.due), today)}."


def why(deadline: Deadline) -> str:
    """How it is counted, and what says so: "24 hours from when we were told. Awaab's Law …"."""
    return f"{deadline.takes} from when {deadline.start.label}. {deadline.rule.source}."
