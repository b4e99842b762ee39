"""What a person reads about their case: where it stands, what has happened and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.council.hours import clock as time_in_words
from portal.ui.cards import ContactCard, contact_card

from ..calendar import local_date
from ..models import (
    ENDED,
    Case,
    CaseDocument,
    CaseQuestion,
    Status,
    TimelineEntry,
    What,
    Who,
)
from ..panels import PERSON, Panel, panels_for
from ..promises import Promise, promise_for
from ..travel import Travel, travel_of
from ..waiting import silent_from
from ..when import the_day

NOW = {
    Status.RECEIVED: "We have your message. Nobody has started on it yet.",
    Status.WITH_TEAM: "The team is working on this.",
    Status.WAITING: "We need something from you. Read what we wrote below.",
    Status.DONE: "We have finished. If something is still wrong, tell us.",
    Status.CLOSED: "We have closed this, because we cannot do it. We say why below.",
}
ASKED = "We need to know something from you. Answer below."
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
class Letters:
    """Documents for the person: those that can be opened, and those that the scanner holds."""

    ready: tuple[CaseDocument, ...]
    held: tuple[CaseDocument, ...]

    @property
    def count(self) -> int:
        return len(self.ready) + len(self.held)


@dataclass(frozen=True)
class Story:
    case: Case
    now: str
    promise: Promise | None
    silent: str
    events: tuple[Event, ...]
    panels: tuple[Panel, ...]
    team: ContactCard | None
    questions: tuple[CaseQuestion, ...]
    documents: Letters | None
    travel: Travel | None

    @property
    def waits(self) -> bool:
        """Whether the question says all that there is to say of what happens next."""
        return bool(self.questions and self.promise and not self.promise.tile)


def story_of(case: Case, now: datetime | None = None) -> Story:
    """Everything on the page. At most seven queries, whatever the panels of other rooms ask.

    One more for a case that waits for its person, and one for a case with documents.
    """
    moment = now or timezone.now()
    promise = promise_for(case, moment)
    entries = list(case.timeline.filter(public=True).order_by("at", "pk"))
    has_documents = any(entry.what == What.DOCUMENT for entry in entries)
    questions = tuple(case.questions.open()) if case.status == Status.WAITING else ()
    return Story(
        case=case,
        now=ASKED if questions else NOW[Status(case.status)],
        promise=promise,
        silent=_silent(case, promise, moment),
        events=_events(case, entries, moment),
        panels=tuple(panels_for(case, PERSON)),
        team=contact_card(case.team_id),
        questions=questions,
        documents=_letters(case) if has_documents else None,
        travel=travel_of(case, moment),
    )


def _letters(case: Case) -> Letters:
    public = list(case.documents.filter(public=True))
    return Letters(
        ready=tuple(each for each in public if each.may_be_read),
        held=tuple(each for each in public if not each.may_be_read),
    )


def _silent(case: Case, promise: Promise | None, now: datetime) -> str:
    """Sorry for our silence, once: a late promise says it already."""
    if promise is None or promise.late or case.status == Status.WAITING:
        return ""
    return SILENT if case.quiet_since <= silent_from(now) else ""


def _events(case: Case, entries: list[TimelineEntry], now: datetime) -> tuple[Event, ...]:
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
    What.QUESTION: "We asked you",
    What.ANSWER: "You answered",
    What.DOCUMENT: "We added a letter",
}


def _heading(entry: TimelineEntry) -> str:
    if entry.who == Who.PERSON and entry.what == What.NOTE:
        return "You wrote to us"
    return HEADINGS[What(entry.what)]
