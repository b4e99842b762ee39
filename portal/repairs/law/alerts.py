"""Tells the team of a case that a deadline of a repair is near, or has passed.

An alert names the case by its reference and says what must happen. It says nothing of the person,
the home or what is wrong there.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Clock
from portal.cases.when import by_when
from portal.integration import messages
from portal.integration.messages import Message

from ..models import ClockAlert
from ..words import Priority
from .warning import LONGEST, Level, level
from .words import READ, TIMES, Step, target_step

TEMPLATE = "repair-deadline"
OWNER = "deadline of a repair"
WATCHED = (READ, TIMES, *Step.values, *(target_step(priority) for priority in Priority))
SAID = {
    Level.SOON: "Due soon: {reference}",
    Level.LATE: "Late: {reference}",
}
MUST: dict[str, str] = {
    Step.MAKE_SAFE: "If it cannot be made safe in time, the household must be offered somewhere "
    "else to stay, at our cost.",
    Step.RIGHT: "When it is late, the tenant is told that they can ask for another contractor.",
    Step.RIGHT_SECOND: "When it is late, we owe the tenant money for each day.",
}
"""What follows when it is late, where something does by law."""


def register() -> None:
    """Say how the alert is made. Call it from ``AppConfig.ready``."""
    messages.register(TEMPLATE, build, owner=OWNER)


def watch(now: datetime | None = None) -> int:
    """Tell of each deadline that has come near or passed since we last looked. How many were told.

    Run by the clock. Each is told of once, however often this runs and in how many processes.
    """
    moment = now or timezone.now()
    near = Clock.objects.filter(
        stopped_at__isnull=True, due_at__lte=moment + LONGEST, step__in=WATCHED
    )
    told = set(ClockAlert.objects.filter(clock__in=near).values_list("clock_id", "level", "due_at"))
    count = 0
    for clock in near:
        if clock.due_at is None:
            continue
        what = level(clock.started_at, clock.due_at, moment)
        if what is not None and (clock.pk, what.value, clock.due_at) not in told:
            count += _tell(clock, clock.due_at, what)
    return count


@transaction.atomic
def _tell(clock: Clock, due: datetime, what: Level) -> bool:
    alert, new = ClockAlert.objects.get_or_create(clock=clock, level=what, due_at=due)
    if new:
        messages.queue(TEMPLATE, alert.pk)
    return new


def build(alert_id: int) -> Message | None:
    """Make the e-mail. None where the deadline has been met or moved, or nobody is to be told."""
    alert = (
        ClockAlert.objects.select_related("clock__case__team")
        .filter(pk=alert_id, clock__stopped_at__isnull=True)
        .first()
    )
    if alert is None or alert.clock.due_at != alert.due_at:
        return None
    case = alert.clock.case
    to = (case.team.email if case.team else "") or settings.ALERT_EMAIL
    if not to:
        return None
    paragraphs = [
        f"{alert.clock.promise} {by_when(alert.clock)}.",
        MUST.get(alert.clock.step, ""),
        f"{alert.clock.takes} from when {alert.clock.start_event}. {alert.clock.source}.",
        f"See the case: {_address(case.shown_reference)}",
    ]
    subject = SAID[Level(alert.level)].format(reference=case.shown_reference)
    return Message(to, subject, "\n\n".join(filter(None, paragraphs)) + "\n")


def _address(reference: str) -> str:
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return base + reverse("cases_case", args=[reference])
