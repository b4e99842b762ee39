"""Days and times in the words of a promise."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from portal.council.hours import clock as time_in_words
from portal.ui.opening import day_in_words

from .calendar import LONDON, local_date
from .lengths import Unit
from .models import Clock


def the_day(day: date, today: date | None = None) -> str:
    """Tuesday 24 November, with the year only where it is another one."""
    this_year = (today or timezone.localdate()).year
    return day_in_words(day) + (f" {day.year}" if day.year != this_year else "")


def the_time(moment: datetime, today: date | None = None) -> str:
    """4:30pm on Tuesday 24 November."""
    local = moment.astimezone(LONDON)
    return f"{time_in_words(local.time())} on {the_day(local.date(), today)}"


def by_when(clock: Clock, today: date | None = None) -> str:
    """By Tuesday 24 November; by 4:30pm on it where hours are counted."""
    if clock.due_at is None:
        return "when we can go on"
    if clock.unit in (Unit.HOURS, Unit.WORKING_HOURS):
        return f"by {the_time(clock.due_at, today)}"
    return f"by {the_day(local_date(clock.due_at), today)}"
