"""What may happen to a tenant's Right to Repair. The only module that changes a ``RightToRepair``.

SI 1994/133: when the first contractor has not done it in time, the tenant may ask for another, who
has as long again. When that is late too, money is owed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.cases import clocks
from portal.cases.calendar import local_date
from portal.cases.closed import Calendar
from portal.cases.lengths import Length, Unit
from portal.cases.models import ENDED as CASE_ENDED
from portal.cases.models import Basis, Case, What
from portal.cases.timeline import WEBSITE, Actor, lock, write

from ..models import RightToRepair
from . import running
from .money import compensation, in_pounds
from .second import ENDED, NotNow, Stage, Why, check
from .table import terms_on
from .which import Deadline, Report
from .words import Step

OFFER = (
    "We are late with this repair, and we are sorry. You have the right to ask us for another "
    "contractor. Tell us if you want one."
)
BY_ANOTHER = "Another contractor must mend it"
SOURCE = "Right to Repair, SI 1994/133: the second contractor has as long as the first"
STEPS = (Step.RIGHT, Step.RIGHT_SECOND)


def opened(case: Case, report: Report, deadlines: Iterable[Deadline]) -> RightToRepair | None:
    """The right that a report has; None where no deadline comes from it. One that runs stays."""
    deadline = next((each for each in deadlines if each.step == Step.RIGHT), None)
    if deadline is None or report.defect is None:
        return None
    runs: RightToRepair | None = case.rights_to_repair.exclude(stage__in=ENDED).first()
    if runs is not None:
        return runs
    made: RightToRepair = RightToRepair.objects.create(
        case=case,
        defect=report.defect,
        working_days=deadline.rule.takes.amount,
        reported_at=deadline.started,
        first_due_at=deadline.due,
    )
    return made


@transaction.atomic
def offer(right: RightToRepair, at: datetime | None = None) -> bool:
    """Tell the tenant that they can ask for another contractor. False if it is not time for it."""
    case = _lock(right)
    moment = case.not_before(at)
    if right.stage != Stage.FIRST or not case.is_open or not _is_late(right, moment):
        return False
    right.offered_at = moment
    _keep(right, Stage.OFFERED)
    write(case, What.CLOCK, OFFER, WEBSITE, moment, public=True)
    return True


def offer_to_all_who_wait(now: datetime | None = None) -> int:
    """Make the offer wherever the first period has run out. Run by the clock. How many were made.

    What ended in another way than by being mended waits for staff, and is offered nothing.
    """
    late = RightToRepair.objects.filter(
        stage=Stage.FIRST, first_due_at__lt=now or timezone.now()
    ).exclude(case__status__in=CASE_ENDED)
    return sum(offer(right, now) for right in late.select_related("case"))


@transaction.atomic
def decline(right: RightToRepair, actor: Actor) -> None:
    """The tenant stays with the first contractor. They may still ask for another later."""
    _begin(right, Stage.DECLINED)
    _keep(right, Stage.DECLINED)
    _note(right, "The tenant stays with the first contractor.", actor)


@transaction.atomic
def ask_another(right: RightToRepair, actor: Actor, at: datetime | None = None) -> None:
    """Another contractor has been asked, and has as long again. Raises ``NotNow`` if none is late.

    The sums of that day are kept with it, so that what is owed never changes afterwards.
    """
    case = _begin(right, Stage.SECOND)
    moment = case.not_before(at)
    if not _is_late(right, moment):
        raise NotNow("The first contractor is still in time.")
    terms = terms_on(local_date(moment))
    if terms is None:
        raise NotNow("Nobody has written down what the Right to Repair pays.")
    running.stop(case, [Step.RIGHT], actor, moment)
    rule = clocks.Rule(
        step=Step.RIGHT_SECOND,
        promise=BY_ANOTHER,
        takes=Length(right.working_days, Unit.WORKING_DAYS),
        source=SOURCE,
        basis=Basis.LAW,
        calendar=Calendar.ENGLAND,
    )
    clock = clocks.start(case, rule, "another contractor was asked", moment, actor)
    right.second_at, right.second_due_at = moment, clock.due_at
    right.first_sum, right.a_day, right.most = terms.first_sum, terms.a_day, terms.most
    _keep(right, Stage.SECOND)


@transaction.atomic
def mended(right: RightToRepair, actor: Actor, at: datetime | None = None) -> int:
    """It is done. What is owed, in pence, is worked out and kept."""
    case = _begin(right, Stage.DONE)
    moment = case.not_before(at)
    running.stop(case, STEPS, actor, moment)
    _follow(right)
    right.ended_at, right.owed = moment, owed(right, moment)
    _keep(right, Stage.DONE)
    if right.owed:
        _note(right, f"We owe {in_pounds(right.owed)} under the Right to Repair.", actor)
    return right.owed


def met(case: Case, actor: Actor, at: datetime | None = None) -> None:
    """The repair of a case is fixed, as of then: the right to it is used up, if there is one."""
    right = case.rights_to_repair.exclude(stage__in=ENDED).order_by("pk").first()
    if right is not None:
        right.case = case
        mended(right, actor, at)


@transaction.atomic
def void(right: RightToRepair, why: Why, actor: Actor, at: datetime | None = None) -> None:
    """The right has ended before the repair was done. Its deadlines end with it; ours stay."""
    case = _begin(right, Stage.VOID)
    right.ended_at, right.why_void, right.owed = case.not_before(at), why, 0
    for step in STEPS:
        running.drop(case, step, f"The Right to Repair has ended: {why.label}.", actor)
    _keep(right, Stage.VOID)
    _note(right, f"The Right to Repair has ended: {why.label}.", actor)


def owed(right: RightToRepair, now: datetime) -> int:
    """What is owed at a moment, in pence: nothing unless a second contractor is late."""
    if right.owed is not None:
        return right.owed
    if right.terms is None or right.second_due_at is None:
        return 0
    return compensation(right.second_due_at, now, right.terms)


def _begin(right: RightToRepair, there: Stage) -> Case:
    case = _lock(right)
    check(Stage(right.stage), there)
    return case


def _lock(right: RightToRepair) -> Case:
    """Lock the case, then the right, and read both again."""
    case: Case = right.case
    lock(case)
    right.refresh_from_db(from_queryset=RightToRepair.objects.select_for_update())
    right.case = case
    _follow(right)
    return case


def _follow(right: RightToRepair) -> None:
    """Take over what staff have done to its clocks: given more time, or let them stand still."""
    for step, name in ((Step.RIGHT, "first_due_at"), (Step.RIGHT_SECOND, "second_due_at")):
        begun = right.reported_at if step == Step.RIGHT else right.second_at
        if begun is None:
            continue
        clock = right.case.clocks.filter(step=step, started_at__gte=begun).order_by("pk").last()
        if clock is not None and clock.due_at is not None:
            setattr(right, name, clock.due_at)


def _is_late(right: RightToRepair, moment: datetime) -> bool:
    """Whether the first period has run out. Not where its clock has stopped or stands still."""
    clock = running.running_clock(right.case, Step.RIGHT)
    return clock is not None and clock.due_at is not None and moment > clock.due_at


def _keep(right: RightToRepair, stage: Stage) -> None:
    right.stage = stage
    right.save()


def _note(right: RightToRepair, words: str, actor: Actor) -> None:
    write(right.case, What.NOTE, words, actor, public=False)
