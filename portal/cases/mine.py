"""What the account shows of somebody's cases: dates to come, where each stands, what we wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case as Choose
from django.db.models import QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from portal.accounts import coming, panels
from portal.accounts.acting import SEE, may, subject_of
from portal.accounts.coming import DUE, Coming
from portal.accounts.panels import Panel, Viewer

from .calendar import local_date
from .holding import held_by, held_or_new, page_for, take_in
from .models import ENDED, Case, Status, TimelineEntry, What
from .promises import Promise, promise_for
from .when import the_day

MOST, MOST_WRITTEN = 6, 5
ROOM = "cases"
TAGS = {Status.WAITING: "due", Status.DONE: "done"}
ENDING = {Status.DONE: "We finished this on", Status.CLOSED: "We closed this on"}
ASKED = "We need to know something from you."
WROTE = {
    What.REPLY: "We wrote to you",
    What.QUESTION: "We asked you",
    What.DOCUMENT: "A letter for you",
}


@dataclass(frozen=True)
class Request:
    """One case on the list: where it stands, and what happens next or what happened last."""

    case: Case
    words: str
    tag: str
    href: str
    promise: Promise | None


@dataclass(frozen=True)
class Written:
    """Something that we wrote about a case."""

    heading: str
    words: str
    when: str
    title: str
    href: str


@dataclass(frozen=True)
class Requests:
    """The first of somebody's cases, and how many there are in all.

    ``asks`` are pages that ask whose something is before it joins the account.
    """

    first: tuple[Request, ...]
    count: int
    asks: tuple[str, ...] = ()


def register() -> None:
    """Call it once, from ``AppConfig.ready``."""
    coming.register(ROOM, dates)
    panels.register("requests", "Requests", build_requests, order=30, acting=True)
    panels.register("written", "What we wrote to you", build_written, order=50, acting=True)


def in_order(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those that wait for the person first, then the open ones, then what has ended; new first."""
    waits = Choose(
        When(status=Status.WAITING, then=Value(0)),
        When(status__in=ENDED, then=Value(2)),
        default=Value(1),
    )
    return cases.order_by(waits, "-status_at", "-pk").prefetch_related("clocks")


def request_of(case: Case, now: datetime | None = None) -> Request:
    """A case as a line of the list."""
    moment = now or timezone.now()
    promise = promise_for(case, moment)
    if case.status in ENDED:
        day = the_day(local_date(case.status_at), local_date(moment))
        words = f"{ENDING[Status(case.status)]} {day}."
    elif case.status == Status.WAITING:
        words = ASKED
    else:
        words = promise.words if promise else ""
    href = reverse("tracked_case", args=[case.shown_reference])
    return Request(case, words, TAGS.get(Status(case.status), ""), href, promise)


def dates(viewer: Viewer) -> Iterator[Coming]:
    """The days by which we promised something."""
    today = timezone.localdate()
    for each in _requests(viewer).first:
        tile = each.promise.tile if each.promise else None
        if tile and tile.day >= today and each.case.status != Status.WAITING:
            yield Coming(tile.day, each.case.title, each.words, each.href, DUE)


def build_requests(viewer: Viewer) -> Panel | None:
    if not may(viewer.request, SEE):
        return None
    found = _requests(viewer)
    return Panel(
        "cases/holding/requests.html",
        {
            "requests": found.first,
            "more": found.count > len(found.first),
            "count": found.count,
            "asks": found.asks,
        },
    )


def build_written(viewer: Viewer) -> Panel | None:
    """What we wrote last, with its case. Words are cut short: the case has the whole."""
    if not may(viewer.request, SEE):
        return None
    entries = (
        TimelineEntry.objects.filter(
            case__in=held_by(subject_of(viewer.request)), public=True, what__in=WROTE
        )
        .select_related("case")
        .order_by("-at", "-pk")[:MOST_WRITTEN]
    )
    written = [_written(entry) for entry in entries]
    return Panel("cases/holding/written.html", {"written": written}) if written else None


def _written(entry: TimelineEntry) -> Written:
    return Written(
        heading=WROTE[What(entry.what)],
        words=Truncator(entry.words).words(20),
        when=the_day(local_date(entry.at)),
        title=entry.case.title,
        href=reverse("tracked_case", args=[entry.case.shown_reference]),
    )


def _requests(viewer: Viewer) -> Requests:
    """The cases of the account, asked once for all panels."""
    if ROOM not in viewer.kept:
        viewer.kept[ROOM] = _ask(viewer)
    found: Requests = viewer.kept[ROOM]
    return found


def _ask(viewer: Viewer) -> Requests:
    if not may(viewer.request, SEE):
        return Requests((), 0)
    asks: tuple[str, ...] = ()
    if viewer.acting is None:
        cases = list(in_order(held_or_new(viewer.user))[: MOST + 1])
        if len(cases) <= MOST and all(getattr(case, "is_held", False) for case in cases):
            return Requests(tuple(request_of(case) for case in cases), len(cases))
        _new, kinds = take_in(viewer.user)
        asks = tuple(sorted({reverse(page_for(kind)) for kind in kinds}))
    held = held_by(subject_of(viewer.request))
    first = tuple(request_of(case) for case in in_order(held)[: MOST + 1])
    count = len(first) if len(first) <= MOST else held.count()
    return Requests(first[:MOST], count, asks)
