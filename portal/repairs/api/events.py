"""What other systems may be told of a repair: that it has moved, and that a visit has changed.

Nothing here says where it is or who lives there. A system is not told of what it told us.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from portal.cases.timeline import Actor
from portal.integration.events import Event, EventType, publish, register
from portal.integration.models import System

from ..course.signals import moved
from ..course.states import State
from ..models import Repair, Visit
from ..visits import visit_changed
from ..words import Priority, Responsibility

StateName = Literal[
    "received",
    "triage",
    "accepted",
    "scheduled",
    "in_progress",
    "on_hold",
    "work_done",
    "reopened",
    "moved_to_planned",
    "closed",
    "cancelled",
    "not_responsible",
    "duplicate",
]
VisitStateName = Literal[
    "wanted",
    "asked",
    "held",
    "booked",
    "sent",
    "attended",
    "no_access",
    "missed",
    "cancelled",
]


class RepairData(BaseModel):
    """What every event of a repair says."""

    reference: str = Field(description="Eight letters and digits.", examples=["7K4M9TX3"])
    state: StateName = Field(description="Where the repair stands now.")
    state_at: datetime = Field(description="Since when.")
    priority: str = Field(description="emergency, urgent, routine or planned; empty: not said yet.")
    trade: str = Field(description="Who has to come: plumbing.")
    sor: str = Field(description="The code of the schedule of rates.")
    at: datetime = Field(description="When this happened.")


class Moved(RepairData):
    before: StateName = Field(description="Where it stood until then.")
    responsibility: str = Field(description="landlord, rechargeable, tenant or leaseholder.")
    hold: str = Field(description="What it waits for, on hold.")
    reopened: int = Field(description="How often the tenant said that it is not fixed.")


class VisitChanged(RepairData):
    visit: int = Field(description="Its number within the repair.")
    job: str = Field(description="What it is called when it is booked.")
    visit_before: VisitStateName = Field(description="How it stood until then.")
    visit_state: VisitStateName = Field(description="How it stands now.")
    start: datetime | None = Field(description="When the window begins, once there is one.")
    end: datetime | None = Field(description="When it ends.")
    late_until: datetime | None = Field(description="If we are late: when somebody comes.")
    booking: str = Field(description="The scheduler's reference, once it is booked.")


_THEN = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
_SAMPLE: dict[str, Any] = {
    "reference": "7K4M9TX3",
    "state": State.SCHEDULED.value,
    "state_at": _THEN,
    "priority": Priority.URGENT.value,
    "trade": "plumbing",
    "sor": "DEMO-PL-010",
    "at": _THEN,
}
MOVED = EventType(
    "repair.moved",
    Moved,
    "A repair has come to another state.",
    Moved(
        **_SAMPLE,
        before="accepted",
        responsibility=Responsibility.LANDLORD.value,
        hold="",
        reopened=0,
    ),
)
VISIT_CHANGED = EventType(
    "repair.visit_changed",
    VisitChanged,
    "A visit was booked, moved, cancelled, or has taken place or not.",
    VisitChanged(
        **_SAMPLE,
        visit=1,
        job="7K4M9TX3-1",
        visit_before="held",
        visit_state="booked",
        start=datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
        end=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
        late_until=None,
        booking="A-1001",
    ),
)


def connect() -> None:
    """Say what may happen, and tell of it when it does."""
    register(MOVED)
    register(VISIT_CHANGED)
    moved.connect(on_moved, dispatch_uid="repairs.events.moved")
    visit_changed.connect(on_visit_changed, dispatch_uid="repairs.events.visit")


def on_moved(repair: Repair, before: State, at: datetime, **kwargs: Any) -> None:
    """A receiver for ``moved``, in its transaction. Two queries."""
    entry = repair.case.timeline.select_related("system").order_by("-pk").first()
    said = {
        "before": str(before),
        "responsibility": repair.responsibility,
        "hold": repair.hold,
        "reopened": repair.reopened,
    }
    data = Moved.model_validate({**_about(repair, at), **said})
    _publish(MOVED, data, repair, entry.system if entry else None)


def on_visit_changed(visit: Visit, before: str, actor: Actor, at: datetime, **kwargs: Any) -> None:
    """A receiver for ``visit_changed``, in its transaction. One query."""
    said = {
        "visit": visit.number,
        "job": visit.job,
        "visit_before": str(before),
        "visit_state": str(visit.state),
        "start": _utc(visit.start),
        "end": _utc(visit.end),
        "late_until": _utc(visit.late_until),
        "booking": visit.booking,
    }
    data = VisitChanged.model_validate({**_about(visit.repair, at), **said})
    _publish(VISIT_CHANGED, data, visit.repair, actor.system)


def _about(repair: Repair, at: datetime) -> dict[str, Any]:
    return {
        "reference": repair.case.reference,
        "state": str(repair.state),
        "state_at": _utc(repair.state_at),
        "priority": repair.priority,
        "trade": repair.trade,
        "sor": repair.sor,
        "at": _utc(at),
    }


def _publish(type_: EventType, data: BaseModel, repair: Repair, source: System | None) -> None:
    """In the stream of its case, so that it comes after what led to it."""
    reference = repair.case.reference
    publish(Event(type_, data, reference, owner="repair", subject_id=repair.pk, source=source))


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None
