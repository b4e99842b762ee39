"""A repair after its visit, in each state, opened as its tenant sees it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.cases.timeline import WEBSITE
from portal.cases.tracking import ticket
from portal.repairs import visits
from portal.repairs.after import answering
from portal.repairs.after.links import token_of
from portal.repairs.course import moving
from portal.repairs.course.states import State
from portal.repairs.law.second import Stage
from portal.repairs.models import Answer, Repair, RightToRepair, Verdict, VisitState
from portal.repairs.words import Defect

from .repairs_visits import a_repair, write

PAGES = {
    "fixed": "repair_is_it_fixed",
    "closed": "repair_is_it_fixed",
    "nobody": "repair_nobody_came",
    "worse": "repair_worse",
    "contractor": "repair_contractor",
}
"""States to pages; any other is at the page of the case, or at the link of its question."""
BY_LINK = ("link", "link-yes", "link-partly")
DAY, HOURS = timedelta(days=1), timedelta(hours=4)
_made: dict[str, str] = {}
"""Whoever opens a state twice sees the same repair twice."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """A repair in this state; then on to the page that shows it."""
    address = _made.get(state) or _make(state)
    response = redirect(address)
    if state not in BY_LINK:
        ticket.let_in(request, response, address.split("/")[2].replace("-", ""))
    return response


def call(request: HttpRequest) -> HttpResponse:
    """Whom to call, after it got worse."""
    repair = a_repair()
    address = reverse("repair_call", args=[repair.case.shown_reference, "gas"])
    response = redirect(address)
    ticket.let_in(request, response, repair.case.reference)
    return response


def _make(state: str) -> str:
    repair = a_repair(told_at=timezone.now() - 3 * DAY)
    if state == "contractor":
        _right(repair)
    elif state != "worse":
        _visited(repair, over=state != "nobody")
    if state == "closed":
        answering.answer(_verdict(repair), Answer.YES)
    _made[state] = _by_link(repair, state) if state in BY_LINK else _tracked(repair, state)
    return _made[state]


def _tracked(repair: Repair, state: str) -> str:
    return reverse(PAGES.get(state, "tracked_case"), args=[repair.case.shown_reference])


def _by_link(repair: Repair, state: str) -> str:
    verdict = _verdict(repair)
    if state != "link":
        said = Answer.YES if state == "link-yes" else Answer.PARTLY
        answering.answer(verdict, said, "It drips.", None)
    return reverse("repair_fixed", args=[token_of(verdict)])


def _verdict(repair: Repair) -> Verdict:
    found: Verdict = repair.verdicts.get()
    found.repair = repair
    return found


def _visited(repair: Repair, *, over: bool) -> None:
    """Somebody was to come yesterday; ``over``: they came, and the work is done."""
    start = timezone.now() - DAY
    visit = visits.want(repair)
    write(visit, VisitState.BOOKED, booking="A-2", start=start, end=start + HOURS)
    moving.move(repair, State.SCHEDULED, WEBSITE)
    if over:
        visits.attended(visit, WEBSITE)
        moving.move(repair, State.WORK_DONE, WEBSITE)


def _right(repair: Repair) -> None:
    told, due = repair.told_at, repair.told_at + DAY
    RightToRepair.objects.create(
        case=repair.case,
        defect=Defect.WASTE,
        stage=Stage.OFFERED,
        working_days=1,
        reported_at=told,
        first_due_at=due,
        offered_at=due,
    )


urlpatterns = [
    path("people/repairs-after/call/", call),
    path("people/repairs-after/<str:state>/", make),
]
