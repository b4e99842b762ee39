"""The repair on the page of its case: the next thing, what must be when, and what you can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from portal.cases.calendar import local_date
from portal.cases.models import Basis, Case, Clock
from portal.cases.panels import Panel
from portal.cases.when import by_when

from ..course.states import SAID, State
from ..law.words import Step
from ..models import Repair, Visit
from ..models.visit import OVER, VisitState
from ..of_case import repair_of
from ..visits import words as visit_words
from . import asking, call_first
from .contractor import OPEN_TO
from .nobody import COMING, is_past

TITLE = "What happens next"
THEN: dict[str, str] = {
    Step.MAKE_SAFE: "If we miss it, we must offer you somewhere else to stay.",
    Step.RIGHT: "If we miss it, you can ask us for another contractor.",
    Step.RIGHT_SECOND: "If we miss it, we owe you money for each day.",
}
"""What the law makes us do where we are late, for the person to know."""
QUIET = (State.DUPLICATE, State.NOT_OURS, State.CANCELLED)
BY_PHONE = "We will call you to agree a time."
DANGER = "We treat this as an emergency. Have you called?"
HOLDS = "{said} {why} No deadline stops for that."


@dataclass(frozen=True)
class Due:
    """One deadline: its day for a tile, the promise, why, and what we must do when it is late."""

    day: date
    words: str
    why: str
    late: bool
    then: str


def build(case: Case) -> Panel | None:
    """None where a repair has nothing more to say. Five queries at most."""
    repair = repair_of(case)
    if repair is None or repair.state in QUIET:
        return None
    visit = repair.visits.exclude(state__in=OVER).first()
    if visit is not None:
        visit.repair = repair
    until = asking.may_reopen_until(repair)
    if repair.state == State.CLOSED and until is None:
        return None
    context = {
        "case": case,
        "next": _next(repair, visit),
        "call": call_first.whom(repair),
        "dues": [_due(each) for each in _running(case)],
        "asked": asking.open_verdict(repair) is not None,
        "until": local_date(until) if until else None,
        "nobody": bool(visit and visit.state in COMING and is_past(visit)),
        "contractor": case.rights_to_repair.filter(stage__in=OPEN_TO).exists(),
        "address": reverse("repair_is_it_fixed", args=[case.shown_reference]),
    }
    return Panel(TITLE, "repairs/after/panel.html", context, leads=True)


def _next(repair: Repair, visit: Visit | None) -> str:
    """What happens next, in one sentence."""
    if visit is not None and visit.state == VisitState.BOOKED and not is_past(visit):
        return f"We come on {visit_words.when(visit)}."
    if visit is not None and visit.state == VisitState.SENT:
        return visit_words.SENT
    if repair.state == State.ON_HOLD:
        return HOLDS.format(said=SAID[State.ON_HOLD], why=repair.get_hold_display())
    if call_first.whom(repair):
        return DANGER
    if repair.state == State.ACCEPTED and repair.by_phone:
        return BY_PHONE
    return SAID[State(repair.state)]


def _running(case: Case) -> list[Clock]:
    """The deadlines that the tenant may know, the earliest first."""
    running = [
        each
        for each in case.clocks.all()
        if each.public and each.stopped_at is None and each.due_at
    ]
    return sorted(running, key=lambda each: (each.due_at, each.pk))


def _due(clock: Clock) -> Due:
    assert clock.due_at is not None  # noqa: S101 -- only those that run are shown
    late = clock.due_at < timezone.now()
    today = timezone.localdate()
    law = clock.basis == Basis.LAW
    why = f"The law gives us {clock.takes} from when {clock.start_event}." if law else ""
    said = f"{clock.promise} {by_when(clock, today)}."
    if late:
        said = f"We are late. {clock.promise}: that was due {by_when(clock, today)}."
    return Due(local_date(clock.due_at), said, why, late, THEN.get(clock.step, ""))
