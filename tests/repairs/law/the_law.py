"""The rules, written down once more by hand, so that a slip in the demo's file is noticed."""

from __future__ import annotations

from datetime import date, datetime

from portal.cases.calendar import LONDON
from portal.cases.closed import Calendar, ClosedDays
from portal.cases.deadlines import Working
from portal.cases.lengths import Length, Unit
from portal.repairs.law.rules import (
    Held,
    Law,
    LimitRule,
    Phase,
    Precaution,
    RightRule,
    Rule,
    Season,
    TargetRule,
)
from portal.repairs.law.words import AtHome, Start
from portal.repairs.words import Defect, Hazard, Priority, Track

FIRST_DAY = date(2025, 10, 27)
E, S = Track.EMERGENCY, Track.SIGNIFICANT
HOURS, DAYS, WORKING_DAYS = Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS


def rule(step: str, amount: int, unit: Unit, since: date | None = None) -> Rule:
    return Rule(
        step, "We must do it", Length(amount, unit), Calendar.ENGLAND, "A law", held=Held(since)
    )


def limit(track: Track, step: str, start: Start, amount: int, unit: Unit) -> LimitRule:
    return LimitRule(rule(step, amount, unit, FIRST_DAY), track, start)


def right(defect: Defect, days: int, season: Season | None = None) -> RightRule:
    return RightRule(rule("right-to-repair", days, WORKING_DAYS), defect, season)


def target(priority: Priority, amount: int, unit: Unit) -> TargetRule:
    return TargetRule(rule(f"repair-{priority}", amount, unit, date(2025, 1, 1)), priority)


LIMITS = (
    limit(E, "hazard-investigate", Start.AWARE, 24, HOURS),
    limit(E, "hazard-make-safe", Start.AWARE, 24, HOURS),
    limit(E, "hazard-make-safe", Start.INVESTIGATED, 24, HOURS),
    limit(E, "hazard-summary", Start.INVESTIGATED, 3, WORKING_DAYS),
    limit(E, "hazard-plan-more", Start.INVESTIGATED, 5, WORKING_DAYS),
    limit(E, "hazard-start-more", Start.INVESTIGATED, 84, DAYS),
    limit(S, "hazard-investigate", Start.AWARE, 10, WORKING_DAYS),
    limit(S, "hazard-summary", Start.INVESTIGATED, 3, WORKING_DAYS),
    limit(S, "hazard-make-safe", Start.INVESTIGATED, 5, WORKING_DAYS),
    limit(S, "hazard-plan-more", Start.INVESTIGATED, 5, WORKING_DAYS),
    limit(S, "hazard-start-more", Start.INVESTIGATED, 84, DAYS),
)
ONE_DAY = [
    "power-total",
    "power-unsafe",
    "water-total",
    "gas",
    "flue",
    "drain",
    "flush",
    "leak",
    "insecure",
]
THREE_DAYS = ["power-partial", "water-partial", "waste", "tap", "banister", "floor"]
SEVEN_DAYS = ["roof", "entryphone", "fan"]
RIGHTS = (
    *(right(Defect(name), 1) for name in ONE_DAY),
    *(right(Defect(name), 3) for name in THREE_DAYS),
    *(right(Defect(name), 7) for name in SEVEN_DAYS),
    right(Defect.HEATING, 1, Season((11, 1), (4, 30))),
    right(Defect.HEATING, 3, Season((5, 1), (10, 31))),
)
PHASES = (
    *(Phase(hazard, E, FIRST_DAY) for hazard in Hazard),
    *(Phase(h, S, FIRST_DAY if h == Hazard.DAMP_MOULD else None) for h in Hazard),
)
PRECAUTIONS = (
    *(Precaution(who, Hazard.COLD_HEAT, E) for who in AtHome),
    *(Precaution(who, Hazard.DAMP_MOULD, S) for who in AtHome),
)
TARGETS = (
    target(Priority.EMERGENCY, 24, HOURS),
    target(Priority.URGENT, 3, WORKING_DAYS),
    target(Priority.ROUTINE, 28, WORKING_DAYS),
)
LAW = Law(LIMITS, RIGHTS, PHASES, PRECAUTIONS, TARGETS)


def works(calendar: Calendar, unit: Unit) -> Working:
    """England, whatever the calendar: what the law counts, without a database."""
    return Working(ClosedDays(("ENG",)))


def london(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def end_of(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 23, 59, 59, tzinfo=LONDON)
