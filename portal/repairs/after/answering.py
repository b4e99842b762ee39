"""What the tenant's answer does: fixed closes it, anything else goes on on the same reference.

Each locks the case and then looks again, so that a second press, an old link and another browser
do nothing and are told so.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.cases.models import What
from portal.cases.timeline import PERSON, WEBSITE, lock, write

from ..course import moving
from ..course.states import State
from ..law.track import ENDED as DANGER_OVER
from ..models import Answer, Repair, Verdict, VisitState
from ..visits.applying import turn
from ..visits.needing import last_visit
from . import asking, staff

GOES_ON = (Answer.PARTLY, Answer.NO, Answer.NOBODY)
SAID = {
    Answer.YES: "You told us that it is fixed.",
    Answer.PARTLY: "You told us that it is only partly fixed.",
    Answer.NO: "You told us that it is not fixed.",
    Answer.NOBODY: "You told us that nobody came.",
}
FOR_STAFF = {
    Answer.PARTLY: "The tenant says that it is only partly fixed. They can choose another visit.",
    Answer.NO: "The tenant says that it is not fixed. They can choose another visit.",
    Answer.NOBODY: "The tenant says that nobody came, but we had news that the work is done. "
    "They can choose another visit.",
}
DANGER = "The tenant says that it is fixed. The danger is still to be closed by staff."
AGAIN = "We go on with this repair. Your reference stays the same. You can choose another visit."


@transaction.atomic
def answer(verdict: Verdict, said: Answer, words: str = "", stars: int | None = None) -> bool:
    """Take an answer. False, and nothing done, where the question is settled already."""
    repair = verdict.repair
    lock(repair.case)
    verdict.refresh_from_db()
    verdict.repair = repair
    repair.refresh_from_db(fields=["state", "state_at", "came_from", "reopened"])
    if not verdict.is_open or repair.state != State.WORK_DONE:
        return False
    verdict.answer, verdict.answered_at, verdict.stars = said, timezone.now(), stars
    verdict.save()
    _take(repair, said, words)
    return True


@transaction.atomic
def not_fixed_after_all(repair: Repair, said: Answer, words: str = "") -> bool:
    """It was closed, and is not fixed. False where it is too late or it goes on already."""
    lock(repair.case)
    repair.refresh_from_db(fields=["state", "state_at", "came_from", "reopened"])
    if said not in GOES_ON or asking.may_reopen_until(repair) is None:
        return False
    now = timezone.now()
    Verdict.objects.create(repair=repair, asked_at=now, due_at=now, answer=said, answered_at=now)
    _take(repair, said, words)
    return True


def _take(repair: Repair, said: Answer, words: str) -> None:
    if words:
        write(repair.case, What.NOTE, words, PERSON, public=True)
    if said in GOES_ON:
        _go_on(repair, said)
    elif has_danger(repair):
        write(repair.case, What.NOTE, SAID[said], PERSON, public=True)
        staff.alert(repair.case, DANGER)
    else:
        close(repair, SAID[said], by_person=True)


def _go_on(repair: Repair, said: Answer) -> None:
    visit = last_visit(repair)
    if said == Answer.NOBODY and visit is not None and visit.state == VisitState.ATTENDED:
        turn(visit, VisitState.MISSED, PERSON)
    moving.reopen(repair, PERSON, SAID[said])
    moving.move(repair, State.ACCEPTED, WEBSITE, AGAIN, tell=False)
    staff.alert(repair.case, FOR_STAFF[said])


def close(repair: Repair, words: str, *, by_person: bool, at: datetime | None = None) -> bool:
    """It is fixed. Within a transaction."""
    actor = PERSON if by_person else WEBSITE
    return moving.move(repair, State.CLOSED, actor, words, at)


def has_danger(repair: Repair) -> bool:
    """Whether a hazard is not over: then its deadlines go on, and its case with them."""
    return bool(repair.case.hazards.exclude(state__in=DANGER_OVER).exists())
