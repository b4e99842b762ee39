"""A window with its day, as staff read it."""

from __future__ import annotations

from datetime import datetime

from portal.cases.calendar import LONDON, local_date
from portal.cases.when import the_day
from portal.council.hours import clock as time_in_words


def window(start: datetime, end: datetime) -> str:
    """Tuesday 24 November, 8am to midday."""
    times = (time_in_words(each.astimezone(LONDON).time()) for each in (start, end))
    return f"{the_day(local_date(start))}, {' to '.join(times)}"
