"""From which day a claim counts: the day on which the person began, if they send it in time.

The draft keeps when its first answer was saved, through every change of version and of owner.
Housing Benefit: SI 2006/213, regulation 83(5)(d), and SI 2006/214, regulation 64(6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from portal.cases.calendar import local_date
from portal.cases.panels import Panel
from portal.forms.drafts import Opened
from portal.forms.route import LiveStep

from . import rules
from .estimating import shown


@dataclass(frozen=True)
class Intention:
    """When somebody began, and the last day on which sending it keeps that day."""

    begun_at: datetime
    until: date

    @property
    def day(self) -> date:
        """The day on which they began."""
        return local_date(self.begun_at)

    def keeps(self, sent_on: date) -> bool:
        """Whether what is sent on a day counts from the day on which they began."""
        return sent_on <= self.until


def of(begun_at: datetime) -> Intention | None:
    """Give what somebody's beginning protects; None while no limits are in use."""
    limits = rules.limits_on(local_date(begun_at))
    if limits is None:
        return None
    return Intention(begun_at, limits.intention.after(local_date(begun_at)))


def note(request: HttpRequest, opened: Opened, live: LiveStep | None) -> Panel | None:
    """Say above each page by when to send it, and from which day it counts then."""
    found = of(opened.draft.created_at)
    if found is None or (live is not None and opened.route.exit is live):
        return None
    today = rules.today()
    context = {
        "until": found.until,
        "day": found.day,
        "is_today": found.day == today,
        "in_time": found.keeps(today),
        "last_day": found.until == today,
        "estimates": shown(opened.route.answers) if live is None and opened.route.complete else (),
    }
    return Panel("", "benefits/claim/note.html", context)
