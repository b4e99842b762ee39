"""No answer in time counts as "it is fixed", but never unsaid: the tenant is told before."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.cases.calendar import local_date
from portal.cases.contacts import contact_of
from portal.cases.reach import way_to
from portal.cases.timeline import lock
from portal.cases.when import the_day
from portal.integration import messages

from ..course.states import State
from ..models import Answer, Verdict
from .answering import close, has_danger
from .asking import REOPEN_DAYS, REOPEN_STEP, days
from .telling import SOON

BEFORE = timedelta(days=3)
"""So long before it closes we say so."""
CLOSED = (
    "We have not heard from you, so we have closed this repair. "
    "If it is not fixed, you can still tell us on this page until {day}."
)


def work(now: datetime | None = None) -> int:
    """Tell those whose repair will soon close, and close what is due. Run by the clock."""
    moment = now or timezone.now()
    waiting = Verdict.objects.filter(answer="", due_at__lte=moment + BEFORE)
    found = list(waiting.select_related("repair__case"))
    return sum(_take(each, moment) for each in found)


@transaction.atomic
def _take(verdict: Verdict, now: datetime) -> bool:
    repair = verdict.repair
    lock(repair.case)
    verdict.refresh_from_db()
    verdict.repair = repair
    if not verdict.is_open:
        return False
    if verdict.warned_at is None:
        return _warn(verdict, now)
    if now < verdict.due_at or has_danger(repair):
        return False
    verdict.answer, verdict.answered_at = Answer.SILENCE, now
    verdict.save()
    repair.refresh_from_db(fields=["state", "state_at", "came_from"])
    if repair.state != State.WORK_DONE:
        return False
    last = local_date(now + days(repair.case, REOPEN_STEP, REOPEN_DAYS))
    return close(repair, CLOSED.format(day=the_day(last)), by_person=False)


def _warn(verdict: Verdict, now: datetime) -> bool:
    """Whoever is told late, because nothing ran, has as long as anybody else."""
    verdict.warned_at, verdict.due_at = now, max(verdict.due_at, now + BEFORE)
    verdict.save()
    way = way_to(contact_of(verdict.repair.case), must_know=True)
    if way is not None:
        messages.queue(SOON, verdict.pk, channel=way)
    return True
