"""What a person reads about their case: where it stands, what has happened and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.council.hours import clock as time_in_words
from portal.ui.cards import ContactCard, contact_card

from ..calendar import local_date
from ..models import ENDED, Case, Status, TimelineEntry, What, Who
from ..panels import PERSON, Panel, panels_for
from ..promises import Promise, promise_for
from ..waiting import silent_from
from ..when import the_day

NOW = {
    Status.RECEIVED: "We have your message. Nobody has started on it yet.",
    Status.WITH_TEAM: "The team is working on this.",
    Status.WAITING: "We need something from you. Read what we wrote below.",
    Status.DONE: "This is done.",
    Status.CLOSED: "We have closed this, because we cannot do it. We say why below.",
}
SILENT = (
    "You have heard nothing from us for a while. That is too long, and we are sorry. "
    "Call us if you want to know more."
)


@dataclass(frozen=True)
class Event:
    """One thing that happened. ``when`` is in words; ``heading`` says who did what."""

    at: datetime
    when: str
    heading: str
    words: str
    latest: bool = False


@dataclass(frozen=True)
class Story:
    case: Case
    now: str
    promise: Promise | None
    silent: str
    events: tuple[Event, ...]
    panels: tuple[Panel, ...]
    team: ContactCard | None


def story_of(case: Case, now: datetime | None = None) -> Story:
    """Everything on the page. At most six queries, whatever the panels of other rooms ask."""
    moment = now or timezone.now()
    promise = promise_for(case, moment)
    return Story(
        case=case,
        now=NOW[Status(case.status)],
        promise=promise,
        silent=_silent(case, promise, moment),
        events=_events(case, moment),
        panels=tuple(panels_for(case, PERSON)),
        team=contact_card(case.team_id),
    )


def _silent(case: Case, promise: Promise | None, now: datetime) -> str:
    """Sorry for our silence, once: a late promise says it already."""
    if promise is None or promise.late or case.status == Status.WAITING:
        return ""
    return SILENT if case.quiet_since <= silent_from(now) else ""


def _events(case: Case, now: datetime) -> tuple[Event, ...]:
    entries = list(case.timeline.filter(public=True).order_by("at", "pk"))
    return tuple(
        Event(
            entry.at,
            _when(entry.at, now),
            _heading(entry),
            entry.words,
            entry is entries[-1] and case.status not in ENDED,
        )
        for entry in entries
    )


def _when(at: datetime, now: datetime) -> str:
    """Today, 2:14pm; Friday 20 November, 2:14pm."""
    day, today = local_date(at), local_date(now)
    words = "Today" if day == today else the_day(day, today)
    return f"{words}, {time_in_words(timezone.localtime(at).time())}"


HEADINGS = {
    What.OPENED: "You told us",
    What.NOTE: "We added a note",
    What.TEAM: "We passed it on",
    What.CLOCK: "About the time it takes",
    What.REPLY: "We wrote to you",
    What.STATUS: "News",
}


def _heading(entry: TimelineEntry) -> str:
    if entry.who == Who.PERSON and entry.what == What.NOTE:
        return "You wrote to us"
    return HEADINGS[What(entry.what)]
