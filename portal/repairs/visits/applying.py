"""What a visit becomes by what the scheduler did. Within a transaction, with the visit locked."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from portal.cases.changes import add_note
from portal.cases.models import What
from portal.cases.timeline import Actor, write
from portal.cases.when import by_when
from portal.integration.slots import Booked, Cancelled, Held
from portal.integration.slots.kinds import Came

from ..course import moving
from ..course.states import MOVES, State
from ..law import running
from ..law.words import TIMES
from ..models import Visit, VisitState
from . import words
from .calling import ended
from .offering import due_of
from .signals import visit_changed


def came(visit: Visit, what: Came, actor: Actor) -> None:
    """Write down what the call under way has done. The call is over then."""
    ends_repair = visit.ends_repair
    ended(visit)
    if isinstance(what, Held):
        _held(visit, what, actor)
    elif isinstance(what, Booked):
        _booked(visit, what, actor)
    elif isinstance(what, Cancelled):
        over(visit, VisitState.CANCELLED, actor, ends_repair=ends_repair)


def turn(visit: Visit, state: VisitState, actor: Actor, at: datetime | None = None) -> None:
    """Save a visit in a state, and let others know."""
    before, moment = visit.state, at or timezone.now()
    if state != before:
        visit.state, visit.state_at = state, moment
    if state != VisitState.ASKED:
        visit.asked_for = ""
    visit.save()
    visit_changed.send(sender=Visit, visit=visit, before=before, actor=actor, at=moment)


def without_a_time(visit: Visit, actor: Actor) -> None:
    """A hold has ended, and a time is to be chosen again."""
    visit.hold, visit.held_until, visit.start, visit.end = "", None, None, None
    turn(visit, VisitState.WANTED, actor)


def over(
    visit: Visit,
    state: VisitState,
    actor: Actor,
    said: str = "",
    at: datetime | None = None,
    *,
    ends_repair: bool = False,
) -> None:
    """A visit is over, and its repair waits for another or is cancelled with it."""
    ended(visit)
    turn(visit, state, actor, at)
    stop_times(visit, actor)
    if ends_repair:
        _move(visit, State.CANCELLED, actor, words.ENDED, at)
    elif visit.repair.state == State.SCHEDULED:
        _move(visit, State.ACCEPTED, actor, said or words.CANCELLED, at)
    elif said or visit.booking:
        tell(visit, said or words.CANCELLED_TOO.format(when=words.when(visit)), actor, at)


def tell(visit: Visit, said: str, actor: Actor, at: datetime | None = None) -> None:
    """Put news on the timeline, and send it by the person's way."""
    case = visit.repair.case
    write(case, What.STATUS, said, actor, case.not_before(at), public=True)


def stop_times(visit: Visit, actor: Actor) -> None:
    """Nobody waits for times any more."""
    running.stop(visit.repair.case, [TIMES], actor, timezone.now())


def _held(visit: Visit, held: Held, actor: Actor) -> None:
    visit.hold, visit.held_until = held.reference, held.until
    visit.start, visit.end = held.start, held.end
    if held.until <= timezone.now():
        without_a_time(visit, actor)
        return
    turn(visit, VisitState.HELD, actor)
    stop_times(visit, actor)


def _booked(visit: Visit, booked: Booked, actor: Actor) -> None:
    is_new = visit.state == VisitState.HELD
    same_time = not is_new and (visit.start, visit.end) == (booked.start, booked.end)
    visit.booking, visit.start, visit.end = booked.reference, booked.start, booked.end
    visit.hold, visit.held_until, visit.reminded_at, visit.late_until = "", None, None, None
    if is_new:
        turn(visit, VisitState.BOOKED, actor)
        stop_times(visit, actor)
        _move(visit, State.SCHEDULED, actor, words.BOOKED.format(when=words.when(visit)))
        _say_if_late(visit, actor)
    elif not same_time:
        visit.sequence += 1
        visit.state_at = timezone.now()
        turn(visit, VisitState(visit.state), actor)
        tell(visit, words.MOVED.format(when=words.when(visit)), actor)
        _say_if_late(visit, actor)
    else:
        turn(visit, VisitState(visit.state), actor)


def _say_if_late(visit: Visit, actor: Actor) -> None:
    """Tell the team of a visit that comes after its deadline, which goes on."""
    due = due_of(visit.repair)
    if due and due.due_at and visit.end and visit.end > due.due_at:
        said = words.AFTER_DEADLINE.format(promise=due.promise, when=by_when(due))
        add_note(visit.repair.case, said, actor, public=False)


def _move(visit: Visit, there: State, actor: Actor, said: str, at: datetime | None = None) -> None:
    """Move the repair; where it has gone another way meanwhile, say so to staff and stay."""
    repair = visit.repair
    if there in MOVES[State(repair.state)]:
        moving.move(repair, there, actor, said, at)
        return
    add_note(repair.case, said, actor, public=False)
