"""What somebody reads whose report follows another: how far that one is, and dates."""

from __future__ import annotations

from portal.cases.calendar import local_date
from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.cases.when import by_when, the_day

from ..course.states import State
from ..models import Repair
from ..of_case import repair_of
from ..words import Place
from .following import NEWS
from .nearby import next_visit

TITLE = "How far this repair is"
TEMPLATE = "repairs/reporting/following.html"


def build(case: Case) -> Panel | None:
    """Give the panel of a case that follows another."""
    mine: Repair | None = repair_of(case)
    followed = mine.duplicate_of if mine and mine.state == State.DUPLICATE else None
    return Panel(TITLE, TEMPLATE, _context(followed)) if followed else None


def _context(other: Repair) -> dict[str, object]:
    visit = next_visit(other)
    return {
        "now": NEWS[State(other.state)],
        "at_home": other.place != Place.SHARED,
        "since": the_day(local_date(other.state_at)),
        "visit": the_day(local_date(visit.start)) if visit and visit.start else "",
        "promise": _promise(other),
    }


def _promise(other: Repair) -> str:
    """The earliest deadline that runs: "We will come by Friday 6 March."."""
    running = other.case.clocks.filter(stopped_at=None, public=True, due_at__isnull=False)
    first = running.order_by("due_at").first()
    return f"{first.promise} {by_when(first)}." if first else ""
