"""When the work is done, the tenant is asked whether it is fixed. Once for each time it is done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from portal.cases.contacts import contact_of
from portal.cases.models import Case
from portal.cases.reach import way_to
from portal.cases.targets import target_for
from portal.integration import messages

from ..course.states import State
from ..models import Answer, Repair, Verdict
from .telling import ASK

ANSWER_STEP, REOPEN_STEP = "repair-answer", "repair-reopen"
"""Targets of ``cases``, in days: how long we wait for an answer, and how long it may be opened."""
ANSWER_DAYS, REOPEN_DAYS = 14, 28
"""Where the council has set no target of its own."""


def on_moved(repair: Repair, before: State, after: State, at: datetime, **kwargs: Any) -> None:
    """Ask when the work is done, and wait no longer when it goes on. A receiver for ``moved``."""
    if before == State.WORK_DONE:
        settle(repair, Answer.OVER)
    if after == State.WORK_DONE:
        ask(repair, at)


def ask(repair: Repair, at: datetime) -> Verdict:
    """Write the question down and send it, by the tenant's way. In the transaction of the move."""
    case = repair.case
    verdict: Verdict = Verdict.objects.create(
        repair=repair, asked_at=at, due_at=timezone.now() + days(case, ANSWER_STEP, ANSWER_DAYS)
    )
    way = way_to(contact_of(case), must_know=True)
    if way is not None:
        messages.queue(ASK, verdict.pk, channel=way)
    return verdict


def open_verdict(repair: Repair) -> Verdict | None:
    """The question that waits for an answer. One query."""
    found: Verdict | None = repair.verdicts.filter(answer="").first()
    if found is not None:
        found.repair = repair
    return found


def settle(repair: Repair, answer: Answer) -> None:
    """No answer is needed any more."""
    open_ones = repair.verdicts.filter(answer="")
    open_ones.update(answer=answer, answered_at=timezone.now())


def may_reopen_until(repair: Repair) -> datetime | None:
    """Until when somebody may still say that a closed repair is not fixed."""
    if repair.state != State.CLOSED:
        return None
    until: datetime = repair.state_at + days(repair.case, REOPEN_STEP, REOPEN_DAYS)
    return until if until > timezone.now() else None


def days(case: Case, step: str, usual: int) -> timedelta:
    """How long something lasts, by the council's target of today or as usual."""
    target = target_for(step, case.kind, case.channel, timezone.localdate())
    return timedelta(days=target.length if target else usual)
