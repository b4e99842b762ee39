"""Where no time can be chosen online, or none suits, the team offers times within a day."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from portal.cases import clocks
from portal.cases.changes import add_note
from portal.cases.clocks import Rule
from portal.cases.lengths import Length, Unit
from portal.cases.models import Clock
from portal.cases.timeline import WEBSITE, Actor
from portal.cases.when import by_when
from portal.integration import messages
from portal.integration.messages import Message

from ..law.running import running_clock
from ..law.words import TIMES
from ..models import Asked, Visit, VisitState
from .applying import turn
from .calling import NotNow, free, lock

TEMPLATE = "repair-times"
OWNER = "visit"
SAID = {
    Asked.AWAY: "We cannot reach our diary just now. We will send you times",
    Asked.FULL: "There are no free times just now. We will send you times",
    Asked.CALL: "We will call you to agree a time",
}
WITHIN = Rule(
    TIMES,
    "We will send you times",
    Length(1, Unit.WORKING_DAYS),
    "What we say when a visit is not booked online",
)
"""Where the council has set no target of its own for this step."""


def register() -> None:
    messages.register(TEMPLATE, build, owner=OWNER)


@transaction.atomic
def arrange(
    visit: Visit, why: Asked = Asked.CALL, actor: Actor = WEBSITE, at: datetime | None = None
) -> Visit:
    """Promise times within one working day, and ask the team. Twice is once.

    Raises NotNow for a visit that has a time, and Unsure while a call is under way.
    """
    lock(visit)
    free(visit)
    if visit.state == VisitState.ASKED and (why == visit.asked_for or why != Asked.CALL):
        return visit
    if visit.state not in (VisitState.WANTED, VisitState.HELD, VisitState.ASKED):
        raise NotNow(visit)
    visit.asked_for = why
    visit.hold, visit.held_until, visit.start, visit.end = "", None, None, None
    turn(visit, VisitState.ASKED, actor, at)
    clock = _clock(visit, actor, at)
    add_note(visit.repair.case, f"{SAID[why]} {by_when(clock)}.", actor, public=True, at=at)
    messages.queue(TEMPLATE, visit.pk)
    return visit


def build(visit_id: int) -> Message | None:
    """Ask the team, by reference only. None where times were found meanwhile."""
    visit = (
        Visit.objects.select_related("repair__case__team")
        .filter(pk=visit_id, state=VisitState.ASKED)
        .first()
    )
    if visit is None:
        return None
    case = visit.repair.case
    to = (case.team.email if case.team else "") or settings.ALERT_EMAIL
    if not to:
        return None
    clock = running_clock(case, TIMES)
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    paragraphs = [
        f"{visit.get_asked_for_display()}. Please offer times for a visit"
        + (f" {by_when(clock)}." if clock else "."),
        f"See the case: {base}{reverse('cases_case', args=[case.shown_reference])}",
    ]
    return Message(to, f"Times wanted: {case.shown_reference}", "\n\n".join(paragraphs) + "\n")


def _clock(visit: Visit, actor: Actor, at: datetime | None) -> Clock:
    case = visit.repair.case
    event = "a visit could not be booked online"
    return (
        running_clock(case, TIMES)
        or clocks.start_target(case, TIMES, event, at, actor)
        or clocks.start(case, WITHIN, event, at, actor)
    )
