"""A visit in the words of a scheduler, and a slot as it is kept with a visit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from portal.integration.slots import Booked, Fit, Held, Job, Slot

from ..models import Visit
from ..reporting.asked import uprn_of

USUAL = 60
"""Minutes of a visit of which nobody has said how long it takes."""


def job_of(visit: Visit) -> Job:
    """What a scheduler is told of a visit: nothing of the person."""
    repair = visit.repair
    return Job(
        visit.job,
        trade=repair.trade or "any",
        minutes=repair.minutes or USUAL,
        code=repair.sor,
        priority=repair.priority,
        uprn=uprn_of(repair.case),
    )


def held_of(visit: Visit) -> Held:
    """The hold of a visit that has one."""
    start, end = window_of(visit)
    assert visit.held_until is not None  # noqa: S101 -- the database holds it so
    return Held(visit.hold, visit.job, start, end, visit.held_until)


def booked_of(visit: Visit) -> Booked:
    """The appointment of a visit that has a time."""
    start, end = window_of(visit)
    return Booked(visit.booking, visit.job, start, end)


def window_of(visit: Visit) -> tuple[datetime, datetime]:
    assert visit.start is not None  # noqa: S101 -- the database holds it so
    assert visit.end is not None  # noqa: S101 -- the database holds it so
    return visit.start, visit.end


def is_past(visit: Visit, now: datetime | None = None) -> bool:
    """Whether the time of a booked visit, or the later one that we said, has passed."""
    last = visit.late_until or visit.end
    return bool(visit.booking) and last is not None and last <= (now or timezone.now())


def kept(slot: Slot) -> dict[str, Any]:
    """A slot as JSON."""
    return {
        "id": slot.id,
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
    }


def slot_of(visit: Visit) -> Slot:
    """The slot that was asked for in the call that is under way."""
    said = visit.slot
    start, end = (datetime.fromisoformat(said[each]) for each in ("start", "end"))
    return Slot(said["id"], visit.job, start, end, Fit.YES)
