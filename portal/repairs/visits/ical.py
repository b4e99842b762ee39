"""A visit as an iCalendar file (RFC 5545). It names the reference, and nothing of the person.

A calendar knows the visit by its UID: a file with a higher SEQUENCE moves it or takes it out.
"""

from __future__ import annotations

from datetime import UTC

from icalendar import Calendar, Event

from ..models import Visit, VisitState
from .jobs import window_of

MEDIA_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"


def calendar(visit: Visit, *, host: str, url: str, council: str) -> bytes:
    """The file. ``host`` makes the UID one in the world; ``url`` leads to the request."""
    start, end = window_of(visit)
    cancelled = visit.state == VisitState.CANCELLED
    event = Event()
    event.add("uid", f"repair-visit-{visit.job}@{host}")
    event.add("sequence", visit.sequence + cancelled)
    event.add("dtstamp", visit.state_at.astimezone(UTC))
    event.add("dtstart", start.astimezone(UTC))
    event.add("dtend", end.astimezone(UTC))
    event.add("summary", f"Repair visit, {visit.repair.case.shown_reference}")
    event.add("url", url)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{council}//Repairs//EN")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    file: bytes = whole.to_ical()
    return file
