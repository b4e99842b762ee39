"""Nobody came: the tenant says so, from the end of the window on."""

from __future__ import annotations

from django.db import transaction

from portal.cases.timeline import PERSON

from .. import visits
from ..models import Repair, Visit
from ..visits.happening import COMING
from ..visits.jobs import is_past
from . import staff

FOR_STAFF = "The tenant says that nobody came. They can choose another time now."


def waited_for(repair: Repair) -> Visit | None:
    """The visit whose time has passed, and of which we know nothing else. One query."""
    visit = visits.open_visit(repair)
    return visit if visit and visit.state in COMING and is_past(visit) else None


@transaction.atomic
def came(visit: Visit) -> bool:
    """Nobody did. False where somebody has told us already, or has been there after all."""
    try:
        done = visits.missed(visit, PERSON)
    except visits.NotNow:
        return False
    if done:
        staff.alert(visit.repair.case, FOR_STAFF)
    return done
