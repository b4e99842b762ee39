"""What news of another system does to a repair and its visits. Within a transaction.

Each is False for news that is older than what we have, and raises ``NotAllowed`` or ``NotNow`` for
what cannot follow. News that was overtaken is caught up with: work that is done was begun.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from portal.cases.changes import add_note
from portal.cases.timeline import Actor

from .. import visits
from ..course import moving
from ..course.states import NotAllowed, State
from ..law.track import ENDED as DANGER_OVER
from ..models import Repair, Visit, VisitState
from ..visits.applying import over
from ..visits.happening import COMING
from .schemas import StateMessage, VisitMessage

T = TypeVar("T")
DANGER = "There is a danger that is not over. Your colleagues in the portal end it first."
ENDS = (State.CANCELLED, State.NOT_OURS)
ARRIVED = "Somebody has arrived."


def state_is(repair: Repair, message: StateMessage, actor: Actor) -> bool:
    """The repair has come to a state."""
    there, at, words = State(message.state), message.at, message.words
    if there in ENDS:
        return _end(repair, there, actor, words, at)
    if there in (State.WORK_DONE, State.ON_HOLD):
        catch_up(repair, actor, at)
    if there == State.ON_HOLD:
        return moving.hold(repair, _said(message.hold), actor, words, at)
    return moving.move(repair, there, actor, words, at)


def visit_is(visit: Visit, message: VisitMessage, actor: Actor) -> bool:
    """Something has happened to a visit."""
    at, repair = message.at, visit.repair
    match message.news:
        case "dispatched" | "acknowledged":
            return visits.sent(visit, actor, at)
        case "arrived":
            return _arrived(visit, actor, at)
        case "started":
            return visits.attended(visit, actor, at)
        case "completed":
            _came(visit, actor, at)
            return moving.move(repair, State.WORK_DONE, actor, message.words, at)
        case "unfinished":
            _came(visit, actor, at)
            return moving.hold(repair, _said(message.hold), actor, message.words, at)
        case "late":
            return visits.late(visit, _said(message.until), actor, at)
        case "moved":
            return visits.moved(visit, _said(message.start), _said(message.end), actor, at)
        case "cancelled":
            return visits.called_off(visit, actor, at)
        case "no_access":
            return visits.no_access(visit, actor, at)
        case "missed":
            return visits.missed(visit, actor, at)


def catch_up(repair: Repair, actor: Actor, at: datetime) -> None:
    """Work that is done or stands still was begun, and somebody came: say so if nobody has."""
    visit = visits.open_visit(repair)
    if visit is not None and visit.state in COMING:
        visits.attended(visit, actor, at)
        repair.refresh_from_db(fields=["state", "state_at", "came_from"])
    if repair.state == State.SCHEDULED:
        moving.move(repair, State.IN_PROGRESS, actor, at=at, tell=False)


def _said(value: T | None) -> T:
    """What this news needs, which the address has made sure of. Raises ``NotAllowed``."""
    if value is None:
        raise NotAllowed("Something is missing.")
    return value


def _came(visit: Visit, actor: Actor, at: datetime) -> None:
    if visit.state != VisitState.ATTENDED:
        visits.attended(visit, actor, at)
    repair = visit.repair
    if repair.state == State.SCHEDULED:
        moving.move(repair, State.IN_PROGRESS, actor, at=at, tell=False)


def _arrived(visit: Visit, actor: Actor, at: datetime) -> bool:
    """They are at the door. Whether they get in is news of its own."""
    if visit.state == VisitState.BOOKED and not visits.sent(visit, actor, at, tell=False):
        return False
    if visit.state != VisitState.SENT or at < visit.state_at:
        return False
    add_note(visit.repair.case, ARRIVED, actor, public=True, at=at)
    return True


def _end(repair: Repair, there: State, actor: Actor, words: str, at: datetime) -> bool:
    """It ends, and a visit that is only wanted with it.

    One that is booked stands in the diary too: it is cancelled there first, by the job that ends
    visits with their repairs, within a minute. Only then does the tenant read that nobody comes.
    """
    if repair.case.hazards.exclude(state__in=DANGER_OVER).exists():
        raise NotAllowed(DANGER)
    visit = visits.open_visit(repair)
    if visit is not None and visit.call:
        raise NotAllowed("We are asking for a visit just now. Say it again in a minute.")
    if not moving.move(repair, there, actor, words, at):
        return False
    if visit is not None and visit.state != VisitState.BOOKED:
        visit.repair = repair
        over(visit, VisitState.CANCELLED, actor, at=at)
    return True
