"""Whose home it is, looked up after the report was taken in. The person is told nothing of it.

What the housing system cannot vouch for is read by somebody, with a note that only staff see. It
never makes a deadline later, and never turns anybody away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.cases.changes import add_note
from portal.cases.timeline import WEBSITE, lock
from portal.integration.wake import queue_job, the_queue_commits_with_us

from ..course import moving
from ..course.states import ENDED, State
from ..housing import Home, Unavailable, housing, is_asked
from ..law import beginning
from ..law.table import the_law
from ..law.words import Tenure
from ..models import Repair
from ..words import Place
from . import asked, buildings
from .homes import building_hash
from .opening import wait_to_be_read
from .sorting import ELSEWHERE, OWNERS, sort

JOB = "portal.repairs.reporting.tenancy.check"
TRIED_FOR = timedelta(days=30)
AT_ONCE = 200
"""How many a sweep looks up at most."""

WE_CALL = "We have your report. We will call or text you."
"""The same whatever is the matter, so that nobody learns by it whose home it is."""
NO_NUMBER = "The address was typed in, so we could not look the home up. Check that it is ours."
NOT_OURS = "The housing system knows no home of ours at this address. Check before you book."
BOUGHT = (
    "The housing system says that this home was bought. The owner sees to the inside, as a rule."
)
EMPTY = "The housing system says that nobody lives there now. Find out who told us."
HAS_A_VISIT = " A visit is booked already."


def look_up_soon(repair: Repair) -> None:
    """Have it looked up by the worker once the transaction commits. The sweep finds the rest."""
    if not is_asked():
        return
    if the_queue_commits_with_us():
        queue_job("a home to look up", JOB, repair.pk)
    else:
        transaction.on_commit(lambda: queue_job("a home to look up", JOB, repair.pk), robust=True)


def check(pk: int) -> bool:
    """Look up the home of one repair. Whether the housing system answered. A job of the worker."""
    found = Repair.objects.filter(pk=pk, tenure_checked_at=None).select_related("case").first()
    if found is None or not is_asked():
        return True
    uprn = asked.uprn_of(found.case)
    try:
        home = housing().home(uprn) if uprn else None
    except Unavailable:
        return False
    if home is not None:
        buildings.remember(uprn, home.building)
    keep(found, home, known=bool(uprn))
    return True


def check_all() -> int:
    """Look up what nobody has looked up: a job was lost, or the system was away. How many were.

    Run by the clock. Stops at the first that is not answered.
    """
    since = timezone.now() - TRIED_FOR
    waiting = Repair.objects.filter(tenure_checked_at=None, told_at__gte=since)
    waiting = waiting.exclude(state__in=ENDED).order_by("told_at").values_list("pk", flat=True)
    count = 0
    for pk in waiting[:AT_ONCE] if is_asked() else ():
        if not check(pk):
            break
        count += 1
    return count


@transaction.atomic
def keep(repair: Repair, home: Home | None, *, known: bool = True) -> None:
    """Write down what the housing system says of the home, once, and act on it.

    ``known``: we could ask at all, by a UPRN.
    """
    case = repair.case
    lock(case)
    repair.refresh_from_db(from_queryset=Repair.objects.select_for_update(of=("self",)))
    repair.case = case
    if repair.tenure_checked_at is not None:
        return
    doubt = _doubt(repair, home, known)
    repair.tenure_checked_at = timezone.now()
    repair.by_phone = repair.by_phone or bool(doubt) or bool(home and home.by_phone)
    if home is not None:
        repair.tenure = home.tenure
        repair.building_hash = building_hash(home.building) or repair.building_hash
    repair.save()
    if doubt:
        _have_it_read(repair, doubt)
    elif home is not None:
        _begin_again(repair, home.tenure)


def _doubt(repair: Repair, home: Home | None, known: bool) -> str:
    """Why somebody must look at it first; "" if nothing speaks against it."""
    if not known:
        return NO_NUMBER
    if home is None or home.tenure == Tenure.PRIVATE:
        return NOT_OURS
    if not home.lived_in:
        return EMPTY
    if home.tenure in OWNERS and repair.place == Place.INSIDE:
        return BOUGHT
    return ""


def _have_it_read(repair: Repair, doubt: str) -> None:
    """A danger is gone on with: whose home it is comes second."""
    case = repair.case
    booked = HAS_A_VISIT if repair.state == State.SCHEDULED else ""
    add_note(case, doubt + booked, WEBSITE, public=False)
    if repair.danger or repair.state != State.ACCEPTED:
        return
    moving.move(repair, State.TRIAGE, WEBSITE, WE_CALL)
    wait_to_be_read(case, None, WEBSITE)


def _begin_again(repair: Repair, tenure: Tenure) -> None:
    """Who said that it is not ours, and has a tenancy after all, has a tenant's deadlines.

    Who said that they are a tenant has them since they told us.
    """
    if repair.state in ENDED:
        return
    report = asked.of_case(repair.case)
    if report is None or report.told.tenure not in ELSEWHERE:
        return
    told = replace(report.told, at=repair.told_at, tenure=tenure)
    result = sort(report.found, told, the_law())
    if result.report is not None:
        beginning.begin(repair.case, result.report)
