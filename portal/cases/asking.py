"""Asking the person for something that we need to go on, and taking their answer.

While a question is open the case is "Waiting for you", and the promises of ours that the person
knows stand still. A deadline set by law runs on: only staff know whether it may be stopped.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from . import events
from .changes import change_status
from .clocks import pause, resume
from .models import (
    Basis,
    Case,
    CaseQuestion,
    Clock,
    ClockPause,
    Status,
    TimelineEntry,
    What,
    Who,
)
from .timeline import PERSON, Actor, lock, write

WHY = "We asked the person a question and wait for the answer."
THANKS = "We have your answer. The team goes on with this."


@transaction.atomic
def ask(case: Case, words: str, actor: Actor, at: datetime | None = None) -> CaseQuestion:
    """Ask the person something, as of ``at``. They are told and can answer on the case's page.

    A question older than the case's last status comes too late: it is kept as withdrawn, and the
    person never sees it (``is_open`` is False).
    """
    lock(case)
    moment = case.not_before(at)
    question: CaseQuestion = CaseQuestion.objects.create(case=case, asked_at=moment, words=words)
    if not change_status(case, Status.WAITING, actor, words, moment, what=What.QUESTION):
        question.end(answer=None, at=moment)
        return question
    for clock in _ours_that_run(case):
        clock.case = case
        pause(clock, WHY, actor, moment, until_answered=True)
    return question


@transaction.atomic
def answer(
    question: CaseQuestion, words: str, actor: Actor = PERSON, at: datetime | None = None
) -> bool:
    """Take the answer. False, and nothing done, if it was answered or withdrawn before.

    When no other question is open the case goes back to the team and its clocks run on. Staff who
    were told the answer by telephone put it in as themselves.
    """
    case = question.case
    lock(case)
    question.refresh_from_db(fields=["answered_at", "answer", "withdrawn_at"])
    if not question.is_open:
        return False
    moment = max(case.not_before(at), case.status_at)
    question.end(answer=words, at=moment)
    entry = write(case, What.ANSWER, words, actor, moment, public=True)
    if case.status == Status.WAITING and not case.questions.open().exists():
        change_status(case, Status.WITH_TEAM, actor, THANKS, moment)
    events.tell(
        case,
        entry,
        events.ANSWERED,
        question_id=question.pk,
        question=question.words,
        answer=words,
        asked_at=question.asked_at,
    )
    return True


def wait_no_longer(case: Case, entry: TimelineEntry, **kwargs: Any) -> None:
    """Withdraw what is still open of a case that moves on without it, and let its clocks run on.

    A receiver for ``changed``. A case that ended has stopped its clocks already.
    """
    if entry.what != What.STATUS or case.status == Status.WAITING:
        return
    case.questions.open().update(withdrawn_at=entry.at)
    ours = ClockPause.objects.filter(clock__case=case, ended_at=None, until_answered=True)
    for standing in ours.select_related("clock"):
        standing.clock.case = case
        resume(standing.clock, _actor_of(entry), entry.at)


def _ours_that_run(case: Case) -> list[Clock]:
    running = case.clocks.filter(public=True, basis=Basis.POLICY, stopped_at=None)
    return list(running.exclude(pauses__in=ClockPause.objects.filter(ended_at=None)))


def _actor_of(entry: TimelineEntry) -> Actor:
    return Actor(Who(entry.who), entry.team, entry.user, entry.system)
