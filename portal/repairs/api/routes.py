"""What systems may do with a repair: read it, move it on, and say what happens to a visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from portal.cases.api.routes import DONE, OLD, actor
from portal.cases.api.schemas import Applied
from portal.integration.api import Problem, invalid, once, require
from portal.integration.api.problems import INVALID

from ..course.states import NotAllowed, State
from ..models import Visit
from ..visits import NotNow
from . import telling
from .finding import repair_for, visit_for
from .schemas import RepairOut, StateMessage, VisitMessage, as_it_is, missing, wrong

router = Router()
Number = Annotated[int, Path(ge=1, le=32767)]
ANOTHER = Applied(applied=False, because="about an appointment that is not ours any more")


@router.get("/{reference}", auth=require("repairs:read"), response=RepairOut)
def read_repair(request: HttpRequest, reference: str) -> RepairOut:
    """Read a repair of your team, with its visits."""
    return as_it_is(repair_for(request, reference))


@router.post("/{reference}/state", auth=require("repairs:write"), response=Applied)
def set_state(request: HttpRequest, reference: str, message: StateMessage) -> HttpResponse:
    """Move a repair on. The tenant reads it and is told. Older news changes nothing."""

    def work() -> Applied:
        repair = repair_for(request, reference)
        if message.at < repair.state_at:
            return OLD
        if (message.hold is not None) != (message.state == State.ON_HOLD):
            raise invalid("hold", "Say what it waits for with on_hold, and only then.")
        return _told("state", lambda: telling.state_is(repair, message, actor(request)))

    return once(request, work)


@router.post("/{reference}/visits/{number}", auth=require("repairs:write"), response=Applied)
def tell_of_visit(
    request: HttpRequest, reference: str, number: Number, message: VisitMessage
) -> HttpResponse:
    """Say what happens to a visit. Its number follows the reference in the name of its job."""

    def work() -> Applied:
        visit = visit_for(request, reference, number)
        if message.booking and message.booking != visit.booking:
            return ANOTHER
        if message.at < _last(visit, message):
            return OLD
        if lacking := missing(message):
            raise Problem(
                INVALID,
                errors=[{"at": name, "why": "This news needs it."} for name in lacking],
            )
        if said := wrong(message):
            raise invalid(*said)
        return _told("news", lambda: telling.visit_is(visit, message, actor(request)))

    return once(request, work)


def _told(name: str, tell: Callable[[], bool]) -> Applied:
    """What came of it. What cannot follow is refused, and everything is taken back."""
    try:
        return DONE if tell() else OLD
    except NotAllowed as no:
        raise invalid(name, str(no)) from None
    except NotNow as no:
        raise invalid(name, str(no)) from None


def _last(visit: Visit, message: VisitMessage) -> datetime:
    """What this news must not be older than: for the end of the work, also the repair's state."""
    if message.news in ("completed", "unfinished"):
        return max(visit.state_at, visit.repair.state_at)
    return visit.state_at
