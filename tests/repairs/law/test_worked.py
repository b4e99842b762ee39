"""Every deadline that was worked out by hand is what comes out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.repairs.law.rules import Law
from portal.repairs.law.which import Deadline, Report, earliest, from_report, of_hazard
from portal.repairs.law.words import Start
from portal.repairs.words import Defect, Hazard, Priority, Track

from .the_law import LAW, works
from .worked import WORKED

AFTER_A_LOOK = {
    "findings": "hazard-summary",
    "safety": "hazard-make-safe",
    "plan": "hazard-plan-more",
    "site": "hazard-start-more",
}
NO_TARGETS = Law(LAW.limits, LAW.rights, LAW.phases, LAW.precautions)


def found(kind: str, at: datetime) -> list[Deadline]:
    if kind in AFTER_A_LOOK:
        every = of_hazard(Start.INVESTIGATED, at, Hazard.DAMP_MOULD, Track.SIGNIFICANT, LAW, works)
        return [each for each in every if each.step == AFTER_A_LOOK[kind]]
    if kind in ("emergency", "significant"):
        report = Report(at, Priority.PLANNED, Hazard.DAMP_MOULD, Track(kind))
        return from_report(report, NO_TARGETS, works)
    if kind in Priority.values:
        return from_report(Report(at, Priority(kind)), LAW, works)
    return from_report(Report(at, Priority.PLANNED, defect=Defect(kind)), LAW, works)


@pytest.mark.parametrize(
    ("kind", "told", "expected", "why"), WORKED, ids=[f"{c[0]}-{c[1]:%Y%m%dT%H%M}" for c in WORKED]
)
def test_it_is_due_when_a_pencil_says(
    kind: str, told: datetime, expected: datetime, why: str
) -> None:
    first = earliest(found(kind, told))
    assert first is not None
    assert first.due == expected, why
    assert first.due.astimezone(UTC) == expected.astimezone(UTC), why


def test_at_least_sixty_were_worked_out_and_no_two_are_the_same() -> None:
    assert len({case[:2] for case in WORKED}) == len(WORKED) >= 60
