"""The law as editors have written it down: read once, until a row changes."""

from __future__ import annotations

from datetime import date

from portal.cases.closed import Calendar
from portal.cases.lengths import Length, Unit
from portal.cases.models import Basis, Target
from portal.ui.generation import remembered

from ..models import HazardPhase, Limit, Precaution, Right, SecondTerms
from ..models.law import Counted, Dated
from ..words import Defect, Hazard, Priority, Track
from .rules import (
    Held,
    Law,
    LimitRule,
    Phase,
    RightRule,
    Rule,
    Season,
    TargetRule,
)
from .rules import Precaution as PrecautionRule
from .words import AtHome, Evidence, Start, Step, target_step

PRIORITY_OF = {target_step(priority): priority for priority in Priority}


def the_law() -> Law:
    """Everything that sets a deadline. Five queries, and none until something changes."""
    return remembered("repairs.law", read)


def read() -> Law:
    """The same, asked afresh."""
    return Law(
        limits=tuple(_limit(row) for row in Limit.objects.all()),
        rights=tuple(_right(row) for row in Right.objects.all()),
        phases=tuple(
            Phase(Hazard(row.hazard), Track(row.track), row.counts_from)
            for row in HazardPhase.objects.all()
        ),
        precautions=tuple(
            PrecautionRule(AtHome(row.who), Hazard(row.hazard), Track(row.track), _held(row))
            for row in Precaution.objects.all()
        ),
        targets=tuple(
            _target(row) for row in Target.objects.filter(step__in=PRIORITY_OF, channel="")
        ),
    )


def terms_on(day: date) -> SecondTerms | None:
    """The newest sums of the Right to Repair that hold on a day. One query."""
    rows = [row for row in SecondTerms.objects.all() if _held(row).on(day)]
    return max(rows, key=lambda row: row.valid_from or date.min, default=None)


def right_days(day: date) -> dict[Defect, int]:
    """The working days of each defect on a day, the fewest of any season."""
    days: dict[Defect, int] = {}
    for right in the_law().rights:
        if right.rule.held.on(day):
            amount = right.rule.takes.amount
            days[right.defect] = min(amount, days.get(right.defect, amount))
    return days


def _held(row: Dated) -> Held:
    return Held(row.valid_from, row.valid_to)


def _rule(row: Counted, step: str, unit: Unit) -> Rule:
    return Rule(
        step=step,
        promise=row.promise,
        takes=Length(row.length, unit),
        calendar=Calendar(row.calendar),
        source=row.source,
        evidence=Evidence(row.evidence),
        held=_held(row),
    )


def _limit(row: Limit) -> LimitRule:
    return LimitRule(_rule(row, row.step, Unit(row.unit)), Track(row.track), Start(row.start))


def _right(row: Right) -> RightRule:
    season = None
    if row.season_from:
        season = Season(_month_and_day(row.season_from), _month_and_day(row.season_to))
    return RightRule(_rule(row, Step.RIGHT, Unit.WORKING_DAYS), Defect(row.defect), season)


def _target(row: Target) -> TargetRule:
    rule = Rule(
        step=row.step,
        promise=row.promise,
        takes=row.takes,
        calendar=Calendar(row.calendar),
        source=row.source,
        held=Held(row.effective_from),
        is_law=row.basis == Basis.LAW,
    )
    return TargetRule(rule, PRIORITY_OF[row.step])


def _month_and_day(written: str) -> tuple[int, int]:
    month, _, day = written.partition("-")
    return int(month), int(day)
