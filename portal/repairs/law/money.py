"""What the Right to Repair pays when the second contractor is late too. Pure; sums in pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.cases.calendar import local_date


@dataclass(frozen=True)
class Terms:
    """A first sum, one for each day, and no more than so much in all."""

    first: int
    a_day: int
    most: int


def days_late(due: datetime, until: datetime) -> int:
    """How many days have begun after the last day in time. 0: it was in time."""
    return max(0, (local_date(until) - local_date(due)).days)


def compensation(due: datetime, until: datetime, terms: Terms) -> int:
    """What is owed at ``until``, when it was mended or now: nothing up to the last day in time.

    A day that has begun counts whole, which is the reading in the tenant's favour. The sums are in
    the House of Commons debate of 31 January 1994 on SI 1994/133: 10 pounds and 2 pounds a day, up
    to 50 pounds.
    """
    days = days_late(due, until)
    return min(terms.most, terms.first + days * terms.a_day) if days else 0


def in_pounds(pence: int) -> str:
    """£12, or £12.50."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
