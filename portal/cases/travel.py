"""Whether what the person sent has reached the team's own system, in words for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.council.hours import clock as time_in_words
from portal.integration.progress import progress_of

from .calendar import LONDON, local_date
from .models import Case, Status
from .when import the_time


@dataclass(frozen=True)
class Travel:
    """``state`` is sending, arrived or delayed. ``heading`` says it, ``words`` since when."""

    state: str
    heading: str
    words: str


def travel_of(case: Case, now: datetime | None = None) -> Travel | None:
    """How far an open case has travelled; None where no other system is told,
    or it arrived there and waits for the person now. One query.

    Nothing is asked of the other system: we know what it took.
    """
    if not case.is_open:
        return None
    progress = progress_of(case.reference)
    today = now or timezone.now()
    if progress.state == "sending":
        return Travel("sending", "We have it.", "We are passing it to the team now.")
    if progress.state == "arrived" and progress.at:
        if case.status == Status.WAITING:
            return None  # It is with the person now, and the page says so.
        return Travel(
            "arrived", "It is with the team.", f"It reached them at {_time(progress.at, today)}."
        )
    if progress.state == "delayed" and progress.since:
        since = _time(progress.since, today)
        return Travel(
            "delayed",
            "Delayed: we are still trying.",
            f"We have it, and it is safe. We have tried to pass it to the team since {since}."
            # The page asks for an answer just then.
            + ("" if case.status == Status.WAITING else " You need do nothing."),
        )
    return None


def _time(at: datetime, now: datetime) -> str:
    """2:14pm today; 2:14pm on Friday 20 November."""
    if local_date(at) == local_date(now):
        return f"{time_in_words(at.astimezone(LONDON).time())} today"
    return the_time(at, local_date(now))
