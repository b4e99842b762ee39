"""What the tenant reads of a visit."""

from __future__ import annotations

from datetime import date, datetime

from portal.cases.calendar import LONDON, local_date
from portal.cases.when import the_day
from portal.council.hours import clock
from portal.integration.slots import window_words

from ..models import Visit
from .jobs import booked_of

BOOKED = "Your visit is booked. We come on {when}."
MOVED = "Your visit has moved. We now come on {when}."
CANCELLED = "Your visit is cancelled. You can choose another time."
CALLED_OFF = "We had to cancel your visit, and we are sorry. Please choose another time."
ENDED = "Your visit and this repair are cancelled, as you asked."
CANCELLED_TOO = "Nobody will come: your visit on {when} is cancelled."
SENT = "Somebody is on the way to you."
LATE = "We are running late, and we are sorry. We will be with you by {when}."
MISSED = "We did not come when we said, and we are sorry. Please choose another time."
NO_ACCESS = "We came, but nobody could let us in. Please choose another time."
TIMES = "You can choose a time for your visit now."
CHOOSE_AGAIN = "We could not keep the time that you chose. Please choose a time again."
NOT_BOOKED = "We could not book your visit. Please choose a time again."
NOT_MOVED = "We could not move your visit. It is still on {when}."
NOT_CANCELLED = "We could not cancel your visit. It is still on {when}. Call us if you are not in."
AFTER_DEADLINE = "The visit is after the deadline: {promise} {when}."
HELD = "We keep a time for you until {when}. Please book it before then."


def when(visit: Visit, today: date | None = None) -> str:
    """Tuesday 24 November, 8am to midday."""
    booked = booked_of(visit)
    return f"{the_day(local_date(booked.start), today)}, {window_words(booked)}"


def time_of(moment: datetime) -> str:
    """10:42am, in London."""
    return clock(moment.astimezone(LONDON).time())
