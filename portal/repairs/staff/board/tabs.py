"""The tabs of the board. Each is one query over cases, in the order in which to deal with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from portal.cases.calendar import LONDON
from portal.cases.models import BY_NEXT_DUE, HAS_ENDED, Case

from ...course.states import State
from ...law.track import ENDED as HAZARD_ENDED
from ...law.words import Tenure
from ...models import HazardCase, Repair, Visit, VisitState
from ...models.visit import HAS_A_TIME, OVER
from ...reporting.opening import KIND

Cases = QuerySet[Case]

NEW = (State.RECEIVED, State.TRIAGE)
NOT_A_TENANT = (Tenure.UNKNOWN, Tenure.LEASEHOLDER, Tenure.SHARED_OWNER, Tenure.PRIVATE)
"""Who cannot be booked online once the housing system has been asked."""
CHOOSES_WITHIN = timedelta(days=1)
"""Whoever has not chosen a time by then may need a call."""


@dataclass(frozen=True)
class Tab:
    """A name for the address, its words, and what it shows."""

    name: str
    words: str
    narrow: Callable[[Cases], Cases]


def _open(cases: Cases) -> Cases:
    """What follows an earlier report is open too, but it is that one which is dealt with."""
    return cases.filter(next_due__lt=HAS_ENDED).exclude(repair__state=State.DUPLICATE)


def _in_states(cases: Cases, *states: State) -> Cases:
    return cases.filter(repair__state__in=states)


def _new(cases: Cases) -> Cases:
    return _in_states(cases, *NEW)


def _hazards(cases: Cases) -> Cases:
    running = HazardCase.objects.exclude(state__in=HAZARD_ENDED)
    return cases.filter(pk__in=running.values("case_id"))


def _today(cases: Cases) -> Cases:
    """Somebody is to come today, by the clock of the country; the earliest first."""
    start, end = day_bounds(timezone.now())
    visits = {
        "repair__visits__start__gte": start,
        "repair__visits__start__lt": end,
        "repair__visits__state__in": HAS_A_TIME,
    }
    found = cases.filter(**visits).annotate(visit_start=F("repair__visits__start"))
    return found.order_by("visit_start", "pk")


def _waiting(cases: Cases) -> Cases:
    """Times to be arranged or not chosen, work on hold, who is no tenant as far as we know."""
    unchosen = Q(state=VisitState.WANTED, state_at__lt=timezone.now() - CHOOSES_WITHIN)
    late = Visit.objects.exclude(state__in=OVER).filter(Q(state=VisitState.ASKED) | unchosen)
    why = (
        Q(state=State.ON_HOLD),
        Q(state=State.ACCEPTED, by_phone=True),
        Q(state=State.TRIAGE, tenure_checked_at__isnull=False, tenure__in=NOT_A_TENANT),
    )
    found = Q(pk__in=late.values("repair__case_id"))
    for each in why:  # one after the other, so that each has its index
        found |= Q(pk__in=Repair.objects.filter(each).values("case_id"))
    return cases.filter(found)


def _reopened(cases: Cases) -> Cases:
    again = Repair.objects.filter(reopened__gt=0)
    return _open(cases.filter(pk__in=again.values("case_id")))


TABS = (
    Tab("new", "New", _new),
    Tab("hazards", "Hazards", _hazards),
    Tab("today", "Visits today", _today),
    Tab("waiting", "Waiting", _waiting),
    Tab("reopened", "Not fixed", _reopened),
    Tab("all", "All open", _open),
)
BY_NAME = {tab.name: tab for tab in TABS}


def cases_of(tab: Tab) -> Cases:
    """The cases of a tab with their repairs, the least time left first unless it says otherwise."""
    every: Cases = Case.objects.filter(kind=KIND, repair__isnull=False)
    every = every.select_related("team", "repair")
    return tab.narrow(every.order_by(*BY_NEXT_DUE))


def day_bounds(now: datetime) -> tuple[datetime, datetime]:
    """Midnight before and midnight after, by the clock of the country."""
    today = now.astimezone(LONDON).date()
    first = datetime.combine(today, time(), tzinfo=LONDON)
    last = datetime.combine(today + timedelta(days=1), time(), tzinfo=LONDON)
    return first, last
