"""What may happen to a hazard. Each locks the case, moves the hazard and its clocks, and notes it.

This is the only module that changes a ``HazardCase``. Each function takes the moment at which it
happened, now if left out, and raises ``NotAllowed`` where it cannot follow.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from portal.cases.calendar import local_date
from portal.cases.closed import working
from portal.cases.models import Case, TimelineEntry, What
from portal.cases.timeline import Actor, lock, write

from ..models import HazardCase
from ..words import Hazard, Track
from . import running
from .rules import Law
from .table import the_law
from .track import ENDED, STATE_OF_TRACK, WITH_FINDINGS, NotAllowed, State, check
from .which import Deadline, Report, of_hazard, track_of
from .words import HAS_HAZARD_LAW, HAZARD_STEPS, Start, Step

NO_LONGER = "“{step}” no longer counts: {why}"
LOOKED = "we have looked at it"


def opened(case: Case, report: Report, law: Law) -> HazardCase | None:
    """The hazard that a report names, not yet looked at by staff; None if it names none.

    Its clocks are started with those of the report: ``beginning.begin``. One that runs stays, but
    is protected from when we know of a tenancy that protects.
    """
    track = track_of(report, law)
    if report.hazard is None or track == Track.NONE:
        return None
    protected = report.tenure in HAS_HAZARD_LAW
    covered = protected and law.counts(report.hazard, track, local_date(report.at))
    runs: HazardCase | None = case.hazards.exclude(state__in=ENDED).first()
    if runs is not None:
        if protected and not runs.protected:
            runs.protected, runs.covered = True, covered
            runs.save(update_fields=["protected", "covered"])
        return runs
    made: HazardCase = HazardCase.objects.create(
        case=case,
        hazard=report.hazard,
        track=track,
        protected=protected,
        covered=covered,
        aware_at=report.at,
    )
    return made


@transaction.atomic
def decide(
    hazard: HazardCase, track: Track, why: str, actor: Actor, at: datetime | None = None
) -> None:
    """Say how dangerous it is, before anybody has been there. ``why`` is read by staff only.

    The deadlines are counted from when we first knew, however late the danger was seen.
    """
    moment = _begin(hazard, STATE_OF_TRACK[track], at)
    hazard.track, hazard.decided_at = track, moment
    wanted = _deadlines(hazard, Start.AWARE, hazard.aware_at)
    _swap(hazard, wanted, (Step.INVESTIGATE, Step.MAKE_SAFE), why, actor)
    _keep(hazard, STATE_OF_TRACK[track], moment, actor, why)


@transaction.atomic
def investigated(
    hazard: HazardCase, found: Track, actor: Actor, at: datetime | None = None
) -> None:
    """Somebody has been there and found out how dangerous it is. The summary is due in any case."""
    moment = _begin(hazard, State.INVESTIGATED, at)
    before = Track(hazard.track)
    running.stop(hazard.case, [Step.INVESTIGATE], actor, moment)
    if found == Track.NONE:
        wanted = _deadlines(hazard, Start.INVESTIGATED, moment)
        wanted = [each for each in wanted if each.step == Step.SUMMARY]
        hazard.track = found
    else:
        hazard.track = found
        wanted = _deadlines(hazard, Start.INVESTIGATED, moment)
    if found != before:
        _swap(hazard, [], (Step.MAKE_SAFE,), LOOKED, actor)
    hazard.investigated_at = moment
    running.start_all(hazard.case, wanted, actor)
    _keep(hazard, State.INVESTIGATED, moment, actor, f"Found: {found.label}.")


@transaction.atomic
def summary_written(hazard: HazardCase, entry: TimelineEntry) -> None:
    """The findings stand on the timeline and are on their way."""
    _lock(hazard)
    check_findings(hazard)
    hazard.summary_entry = entry
    hazard.save()


@transaction.atomic
def summary_sent(
    hazard: HazardCase, actor: Actor, at: datetime | None = None, how: str = ""
) -> None:
    """The written findings have gone to the household. ``how``: by what, for staff to prove it."""
    case = _lock(hazard)
    moment = _not_too_early(hazard, case.not_before(at))
    check_findings(hazard)
    hazard.summary_sent_at = moment
    running.stop(case, [Step.SUMMARY], actor, moment)
    there = State(hazard.state)
    _keep(
        hazard,
        State.SUMMARY_SENT if there == State.INVESTIGATED else there,
        moment,
        actor,
        f"Findings sent. {how}",
    )


def check_findings(hazard: HazardCase) -> None:
    """Raises ``NotAllowed`` where there is nothing to send yet, or it has been sent."""
    if State(hazard.state) not in WITH_FINDINGS or hazard.summary_sent_at is not None:
        raise NotAllowed("There are no findings to send, or they have been sent.")


@transaction.atomic
def made_safe(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
    """The home is safe. More may be needed so that the danger does not come back."""
    moment = _begin(hazard, State.SAFE, at)
    hazard.safe_at = moment
    running.stop(hazard.case, [Step.MAKE_SAFE], actor, moment)
    _keep(hazard, State.SAFE, moment, actor)


@transaction.atomic
def rehoused(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
    """The household has somewhere else to stay, at our cost, until the home is safe."""
    moment = _begin(hazard, State.REHOUSED, at)
    hazard.rehoused_at = moment
    running.stop(hazard.case, [Step.MAKE_SAFE], actor, moment)
    _keep(hazard, State.REHOUSED, moment, actor)


@transaction.atomic
def more_planned(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
    """What stops it coming back was begun, or steps towards it were. It moves no state."""
    case = _lock(hazard)
    moment = _not_too_early(hazard, case.not_before(at))
    if hazard.more_planned_at is not None or hazard.state == State.COMPLETE:
        raise NotAllowed("That was planned already.")
    hazard.more_planned_at = moment
    running.stop(case, [Step.PLAN_MORE], actor, moment)
    _keep(hazard, State(hazard.state), moment, actor, "More work planned.")


@transaction.atomic
def more_started(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
    """The work that stops it coming back has started on site."""
    moment = _begin(hazard, State.MORE_STARTED, at)
    if hazard.more_started_at is not None:
        raise NotAllowed("That work started before.")
    hazard.more_started_at = moment
    running.stop(hazard.case, [Step.PLAN_MORE, Step.START_MORE], actor, moment)
    _keep(hazard, State.MORE_STARTED, moment, actor)


@transaction.atomic
def complete(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
    """All of it is done: the home is safe, and the household has had our findings."""
    moment = _begin(hazard, State.COMPLETE, at)
    if hazard.track != Track.NONE and hazard.safe_at is None:
        raise NotAllowed("The home is not safe yet.")
    if hazard.covered and hazard.summary_sent_at is None:
        raise NotAllowed("The household has not had our findings yet.")
    hazard.completed_at = moment
    running.stop(hazard.case, HAZARD_STEPS, actor, moment)
    _keep(hazard, State.COMPLETE, moment, actor)


def _deadlines(hazard: HazardCase, start: Start, at: datetime) -> list[Deadline]:
    """What an event starts, as the hazard is now, by the law of the day on which we knew."""
    law, day = the_law(), local_date(hazard.aware_at)
    kind, track = Hazard(hazard.hazard), Track(hazard.track)
    hazard.covered = hazard.protected and law.counts(kind, track, day)
    if not hazard.protected:
        return []
    return of_hazard(start, at, kind, track, law, working, told=hazard.aware_at)


def _swap(
    hazard: HazardCase, wanted: list[Deadline], steps: tuple[Step, ...], why: str, actor: Actor
) -> None:
    """Let these steps have the deadlines that are wanted and no others."""
    due = {each.step: each.due for each in wanted}
    for step in steps:
        clock = running.running_clock(hazard.case, step)
        if clock is not None and clock.due_at != due.get(step):
            running.drop(hazard.case, step, NO_LONGER.format(step=step.label, why=why), actor)
    running.start_all(hazard.case, wanted, actor)


def _begin(hazard: HazardCase, there: State, at: datetime | None) -> datetime:
    case = _lock(hazard)
    check(State(hazard.state), there)
    return _not_too_early(hazard, case.not_before(at))


def _lock(hazard: HazardCase) -> Case:
    """Lock the case, then the hazard, and read both again."""
    case: Case = hazard.case
    lock(case)
    hazard.refresh_from_db(from_queryset=HazardCase.objects.select_for_update())
    hazard.case = case
    return case


def _not_too_early(hazard: HazardCase, moment: datetime) -> datetime:
    """Raises ``NotAllowed`` for what is said to have happened before what it follows."""
    if moment < (hazard.investigated_at or hazard.aware_at):
        raise NotAllowed("That would have been before what it follows.")
    return moment


def _keep(
    hazard: HazardCase, there: State, moment: datetime, actor: Actor, words: str = ""
) -> None:
    hazard.state = there
    hazard.save()
    said = f"Hazard, {hazard.get_hazard_display().lower()}: {there.label.lower()}. {words}"
    write(hazard.case, What.NOTE, said.strip(), actor, moment, public=False)
