"""The same times as a calendar: a month with its free days, then the times of one."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.integration.slots import Fit, Refused, Unavailable, day_of

from ...models import Repair, VisitState
from ..needing import needed, open_visit
from ..offering import due_of, free_times
from .opening import go_to, page
from .shown import due_words, shown

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHOOSES = (VisitState.WANTED, VisitState.ASKED, VisitState.HELD, VisitState.BOOKED)


@dataclass(frozen=True)
class Cell:
    """A day of the table. ``times``: how many are free; ``inside`` the month."""

    day: date
    inside: bool
    times: int


def weeks_of(year: int, month: int, free: Counter[date]) -> list[list[Cell]]:
    """The weeks of a month, from Monday."""
    return [
        [Cell(day, day.month == month, free[day]) for day in week]
        for week in Calendar().monthdatescalendar(year, month)
    ]


@require_http_methods(["GET", "HEAD"])
@page
def month(request: HttpRequest, repair: Repair) -> HttpResponse:
    """A month, with the days on which somebody could come."""
    found = open_visit(repair)
    if found is None or found.call or found.state not in CHOOSES:
        return go_to("visit", repair)
    if found.state != VisitState.BOOKED and not needed(repair):
        return go_to("visit", repair)
    try:
        slots = free_times(found)
    except (Unavailable, Refused):
        return go_to("visit", repair)
    free = Counter(day_of(slot) for slot in slots if slot.fit is not Fit.NO)
    months = sorted({(day.year, day.month) for day in free})
    if not months:
        return go_to("visit", repair)
    here = _wanted(request.GET.get("month", ""))
    if here not in months:
        here = months[0]
    before = [each for each in months if each < here]
    after = [each for each in months if each > here]
    context = shown(
        request,
        found,
        first=date(*here, 1),
        today=timezone.localdate(),
        weeks=weeks_of(*here, free),
        weekdays=WEEKDAYS,
        before=date(*before[-1], 1) if before else None,
        after=date(*after[0], 1) if after else None,
        due=due_words(due_of(repair)),
    )
    return render(request, "repairs/visits/month.html", context)


def _wanted(written: str) -> tuple[int, int] | None:
    try:
        day = date.fromisoformat(f"{written}-01")
    except ValueError:
        return None
    return day.year, day.month
