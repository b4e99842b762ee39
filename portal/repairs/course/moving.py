"""What may happen to a repair. Each locks its case, moves both, and says so on the timeline.

This is the only module that moves a ``Repair``. News that is older than the last move changes
nothing, since messages of other systems may arrive out of order: then the answer is False.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from portal.cases.changes import change_status
from portal.cases.clocks import go_on
from portal.cases.models import Case, Clock, What
from portal.cases.timeline import Actor, lock, write

from ..law import rights, running
from ..law.words import READ, Step, target_step
from ..models import Repair, RepairMove
from ..words import Priority
from .signals import moved
from .states import ENDED, SAID, STATUS, Hold, NotAllowed, State, check

DONE_STEPS = (
    *(target_step(priority) for priority in Priority.values),
    Step.RIGHT,
    Step.RIGHT_SECOND,
)
"""The deadlines that a finished repair has met. Those of a hazard end with the hazard."""

ASKED = (State.WORK_DONE,)
"""The question whether it is fixed goes out by itself: no second message says the same."""


@transaction.atomic
def move(
    repair: Repair,
    there: State,
    actor: Actor,
    words: str = "",
    at: datetime | None = None,
    *,
    tell: bool = True,
) -> bool:
    """Move a repair on, as of ``at``; the tenant reads ``words``. Raises ``NotAllowed``.

    Without ``tell`` it stands on the timeline and no message goes out: the tenant is looking at it.
    Use ``hold`` and ``merge`` for what needs to say more.
    """
    if there in (State.ON_HOLD, State.DUPLICATE):
        raise NotAllowed("That needs a reason, or the report that it is the same as.")
    return _move(repair, there, actor, words, at, tell=tell)


@transaction.atomic
def hold(
    repair: Repair, why: Hold, actor: Actor, words: str = "", at: datetime | None = None
) -> bool:
    """The work stops for now. Its deadlines do not: no law lets a landlord stop them."""
    said = words or f"{SAID[State.ON_HOLD]} {why.label}"
    return _move(repair, State.ON_HOLD, actor, said, at, hold=why)


@transaction.atomic
def merge(
    repair: Repair,
    into: Repair,
    actor: Actor,
    words: str = "",
    at: datetime | None = None,
    *,
    tell: bool = True,
) -> bool:
    """This report is of the same thing as another, which is gone on with.

    The other one's deadlines are its own: the earlier report has the earlier ones, so that those
    of this one end. Raises ``NotAllowed`` for one that is itself such a report, or has ended.
    """
    _lock(into)
    if into.pk == repair.pk or into.state in ENDED:
        raise NotAllowed("Only a report that we go on with can take up another.")
    if not _move(repair, State.DUPLICATE, actor, words, at, tell=tell, duplicate_of=into):
        return False
    why = f"This goes on as {into.case.shown_reference}."
    for clock in repair.case.clocks.filter(stopped_at__isnull=True):
        running.drop(repair.case, clock.step, why, actor)
    repair.duplicates.update(duplicate_of=into)
    return True


@transaction.atomic
def reopen(repair: Repair, actor: Actor, words: str = "", at: datetime | None = None) -> bool:
    """It is not fixed. The same reference goes on, and so do the deadlines that seemed met."""
    before = State(repair.state)
    if not _move(repair, State.REOPENED, actor, words, at, reopened=repair.reopened + 1):
        return False
    done_at = repair.moves.filter(after=State.WORK_DONE).last()
    met = repair.case.clocks.filter(step__in=DONE_STEPS, stopped_at__isnull=False)
    if done_at is not None:
        for clock in _latest_of_each(met.filter(stopped_at__gte=done_at.at)):
            clock.case = repair.case
            go_on(clock, actor)
    if before == State.CLOSED:
        write(
            repair.case,
            What.NOTE,
            "Reopened after it was closed.",
            actor,
            repair.state_at,
            public=False,
        )
    return True


def _latest_of_each(clocks: Iterable[Clock]) -> list[Clock]:
    return list({clock.step: clock for clock in clocks}.values())


def _move(
    repair: Repair,
    there: State,
    actor: Actor,
    words: str,
    at: datetime | None,
    tell: bool = True,
    **also: object,
) -> bool:
    case = _lock(repair)
    moment = max(case.not_before(at), repair.told_at)
    if moment < repair.state_at:
        return False
    here = State(repair.state)
    check(here, there)
    _sorted(repair, there)
    repair.came_from, repair.state, repair.state_at = here, there, moment
    repair.hold, repair.duplicate_of = "", None
    for name, value in also.items():
        setattr(repair, name, value)
    repair.save()
    RepairMove.objects.create(repair=repair, before=here, after=there, at=moment)
    if here == State.TRIAGE:
        running.stop(case, [READ], actor, moment)
    if there == State.WORK_DONE:
        running.stop(case, DONE_STEPS, actor, moment)
    if there == State.CLOSED:
        done = repair.moves.filter(after=State.WORK_DONE).last()
        rights.met(case, actor, done.at if done else None)
    said = words or SAID[there]
    what = What.STATUS if tell and there not in ASKED else What.NOTE
    if not change_status(case, STATUS[there], actor, said, moment, what=what):
        write(case, what, said, actor, moment, public=True)
    moved.send(sender=Repair, repair=repair, before=here, after=there, at=moment)
    return True


def _sorted(repair: Repair, there: State) -> None:
    if there == State.ACCEPTED and not (repair.priority and repair.responsibility):
        raise NotAllowed("Say first how soon it is to be done, and who does it.")


def _lock(repair: Repair) -> Case:
    """Lock the case, then the repair, and read both again."""
    case: Case = repair.case
    lock(case)
    repair.refresh_from_db(from_queryset=Repair.objects.select_for_update(of=("self",)))
    repair.case = case
    return case
