"""How much time the law and our own promises give on a day, as a proof needs it."""

from __future__ import annotations

from datetime import date
from math import ceil

from django.utils import timezone

from portal.cases.lengths import Length, Unit

from ..law.rules import Law
from ..law.table import right_days, the_law
from ..law.words import Step
from ..words import Priority, Track
from .prove import Limits

HOURS_A_DAY = 24


def limits_on(day: date | None = None) -> Limits:
    """Give the limits that hold on a day: today, if none is given."""
    on = day or timezone.localdate()
    law = the_law()
    targets = {priority: law.target(priority, on) for priority in Priority}
    return Limits(
        of_priority={p: in_days(t.rule.takes) for p, t in targets.items() if t is not None},
        of_defect=right_days(on),
        significant=_significant(law, on),
    )


def in_days(length: Length) -> int:
    """Give a length in whole days: 24 hours are one."""
    if length.unit in (Unit.HOURS, Unit.WORKING_HOURS):
        return ceil(length.amount / HOURS_A_DAY)
    return length.amount


def _significant(law: Law, on: date) -> int | None:
    """Add the time to look at a significant hazard and the time to make it safe after that."""
    total = 0
    for step in (Step.INVESTIGATE, Step.MAKE_SAFE):
        rules = [limit.rule for limit in law.limits if limit.track is Track.SIGNIFICANT]
        lengths = [in_days(r.takes) for r in rules if r.step == step and r.held.on(on)]
        if not lengths:
            return None
        total += min(lengths)
    return total
