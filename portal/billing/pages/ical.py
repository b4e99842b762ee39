"""Payments as days in a calendar (RFC 5545). Calendars are shared: it has no sum and no number.

A calendar knows each day by its UID, so a file taken again moves nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from .reading import Reading

MEDIA_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"


def calendar(
    reading: Reading,
    days: Mapping[date, date],
    *,
    by_bank: bool,
    host: str,
    url: str,
    council: str,
) -> bytes:
    """Give the file. ``host`` makes UIDs one in the world; ``url`` leads to the bill.

    ``days`` has the day on which the bank pays where that is not the bill's own; ``by_bank``
    is whether it pays all of them.
    """
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{council}//Bills//EN")
    whole.add("method", "PUBLISH")
    tax = reading.bill.tax.words.capitalize()
    for part in reading.parts:
        on = days.get(part.due, part.due)
        if not part.left or on < reading.today:
            continue
        event = Event()
        event.add("uid", f"payment-{reading.stored.public_id}-{part.due:%Y%m%d}@{host}")
        event.add("dtstamp", reading.account.told_at.astimezone(UTC))
        event.add("dtstart", on)
        event.add("dtend", on + timedelta(days=1))
        taken = by_bank or part.due in days
        how = "goes out by Direct Debit" if taken else "is due"
        event.add("summary", f"{tax} payment {how}")
        event.add("url", url)
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    file: bytes = whole.to_ical()
    return file
