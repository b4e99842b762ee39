"""Which form, which days and which channel somebody of the staff wants to know about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils import timezone

from portal.cases.models import Channel

PERIODS = {"7": "7 days", "28": "28 days", "91": "3 months", "365": "A year"}
USUAL = "28"
EVERY = {"": "All of them"}


@dataclass(frozen=True)
class Asked:
    """What to look at. What is not on a list counts as the usual."""

    form: str
    days: str
    channel: str
    today: date

    @property
    def since(self) -> date:
        return self.today - timedelta(days=int(self.days) - 1)

    @property
    def period(self) -> str:
        return PERIODS[self.days]


def read(query: QueryDict, form: str = "") -> Asked:
    """Read the address of a page."""
    days, channel = query.get("days", ""), query.get("channel", Channel.ONLINE)
    return Asked(
        form or query.get("form", ""),
        days if days in PERIODS else USUAL,
        channel if channel in (*EVERY, *Channel.values) else Channel.ONLINE,
        timezone.localdate(),
    )
