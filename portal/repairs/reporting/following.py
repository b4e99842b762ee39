"""Somebody told us of what is known already: they get the news of the report that we go on with.

The news is in our own words only, since what we write on a report is for the person who made it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portal.cases.changes import add_note, change_status
from portal.cases.timeline import WEBSITE

from ..course import moving
from ..course.states import SAID, STATUS, NotAllowed, State
from ..law import beginning
from ..law.table import the_law
from ..law.which import WORSE, track_of
from ..models import Repair
from ..words import Priority
from .sorting import Sorted

NEWS = SAID | {
    State.ACCEPTED: "We will do this repair.",
    State.SCHEDULED: "A visit is booked for this repair.",
    State.WORK_DONE: "We think that it is fixed.",
    State.REOPENED: "It is not fixed yet, so we go on.",
}
"""What they read: nobody agrees a time with them, or asks them whether it is fixed."""
ME_TOO = "You told us of something that we know of already. You get the news of it here."
WORSE_HERE = "For somebody else who told us of this it is more dangerous."


def follow(repair: Repair, other: Repair) -> bool:
    """Let a report that was just made follow another. False if that one has just ended."""
    try:
        return moving.merge(repair, other, WEBSITE, ME_TOO, tell=False)
    except NotAllowed:
        return False


def count_in(other: Repair, result: Sorted) -> None:
    """What is more dangerous for a second household shortens the deadlines of the one report."""
    if result.report is None:
        return
    law = the_law()
    hazard = other.case.hazards.order_by("pk").last()
    before = WORSE[0] if hazard is None else hazard.track
    if WORSE.index(track_of(result.report, law)) <= WORSE.index(before):
        return
    if result.priority == Priority.EMERGENCY:
        other.priority = result.priority
        other.save(update_fields=["priority"])
    beginning.begin(other.case, result.report)
    add_note(other.case, WORSE_HERE, WEBSITE, public=False)


def followed(repair: Repair) -> Repair:
    """The report whose state and dates count for this one: itself, unless it follows another."""
    other: Repair | None = repair.duplicate_of
    return other or repair


def pass_on(repair: Repair, after: State, at: datetime, **kwargs: Any) -> None:
    """Tell those who follow a report that it has moved on. A receiver for ``moved``."""
    if after == State.DUPLICATE:
        return
    for follower in repair.duplicates.select_related("case"):
        change_status(follower.case, STATUS[after], WEBSITE, NEWS[after], at)
