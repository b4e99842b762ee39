"""Slots to try things with."""

from __future__ import annotations

from datetime import datetime

from portal.integration.slots import Fit, Job, Slot
from portal.integration.slots.words import LONDON

JOB = Job("7K4M9TX3-1", "plumber", 60, code="P-1001", priority="routine", uprn="100120000001")


def at(day: int, hour: int, *, month: int = 11, year: int = 2026, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def slot(
    day: int = 24, start: int = 8, end: int = 12, fit: Fit = Fit.YES, *, month: int = 11
) -> Slot:
    return Slot(
        f"{month}-{day}-{start}",
        JOB.reference,
        at(day, start, month=month),
        at(day, end, month=month),
        fit,
    )
