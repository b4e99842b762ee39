"""What systems send about a repair and its visits, and what they read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field

from portal.cases.api.schemas import EARLIEST, WHEN, At, MaybeWords, Message, as_written

from ..course.states import Hold

FARTHEST = timedelta(days=366)
"""How far ahead a visit may be."""
LONGEST_WINDOW = timedelta(days=1)
"""A window is named by the day on which it begins."""
HOW = "Older than what we have: nothing is changed."

StateName = Literal[
    "accepted",
    "scheduled",
    "in_progress",
    "on_hold",
    "work_done",
    "moved_to_planned",
    "cancelled",
    "not_responsible",
]
"""The states that another system may tell us of. Whether it is fixed is for the tenant to say."""
NewsName = Literal[
    "dispatched",
    "acknowledged",
    "arrived",
    "started",
    "completed",
    "unfinished",
    "late",
    "moved",
    "cancelled",
    "no_access",
    "missed",
]


def _coming(at: datetime) -> datetime:
    """A time of a visit: no more than a year ahead."""
    try:
        moment = at.astimezone(UTC)
    except OverflowError:
        raise ValueError("This is no time that we know.") from None
    if moment < EARLIEST:
        raise ValueError("This is before the year 2000.")
    if moment > timezone.now() + FARTHEST:
        raise ValueError("This is more than a year ahead.")
    return moment


Coming = Annotated[datetime, BeforeValidator(as_written), AfterValidator(_coming)]
Reference = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9._-]*$")]


class StateMessage(Message):
    """A repair has moved on."""

    state: StateName = Field(
        description="Where it stands now. That it is fixed is for the tenant to say: "
        "after work_done we ask."
    )
    hold: Hold | None = Field(
        None, description="What it waits for; with on_hold, and only with that."
    )
    words: MaybeWords = Field(
        "", description="What the tenant reads. Ours are used if it is empty."
    )
    at: At = Field(description=f"{WHEN} {HOW}")


class VisitMessage(Message):
    """News of a visit."""

    news: NewsName = Field(
        description="dispatched, acknowledged, arrived, started, completed: it goes on. "
        "unfinished: they left and the work is not done. late: they come by `until`. "
        "moved: to `start` and `end`. cancelled: by you. no_access: nobody let them in. "
        "missed: nobody came."
    )
    booking: Reference = Field(
        "", description="Your reference of the appointment. Another than ours: nothing is changed."
    )
    until: Coming | None = Field(None, description="With late: when they come at the latest.")
    start: Coming | None = Field(None, description="With moved: the new window.")
    end: Coming | None = Field(None, description="With moved: the new window.")
    hold: Hold | None = Field(None, description="With unfinished: what the repair waits for.")
    words: MaybeWords = Field(
        "", description="With completed and unfinished: what the tenant reads, if not our words."
    )
    at: At = Field(description=f"{WHEN} {HOW}")


class VisitOut(Schema):
    """A visit, without where it is and who lives there."""

    number: int
    job: str = Field(description="What it is called when it is booked.")
    state: str
    state_at: datetime
    start: datetime | None
    end: datetime | None
    late_until: datetime | None
    booking: str


class RepairOut(Schema):
    """A repair. It says nothing about who lives there."""

    reference: str
    state: str
    state_at: datetime
    told_at: datetime
    place: str
    priority: str
    responsibility: str
    trade: str
    sor: str
    hold: str
    reopened: int = Field(description="How often the tenant said that it is not fixed.")
    due_at: datetime | None = Field(description="The earliest deadline that is running.")
    visits: list[VisitOut]


NEEDS: dict[str, tuple[str, ...]] = {
    "late": ("until",),
    "moved": ("start", "end"),
    "unfinished": ("hold",),
}
"""What each kind of news says besides."""


def missing(message: VisitMessage) -> list[str]:
    """What must be said with this news and is not."""
    return [name for name in NEEDS.get(message.news, ()) if getattr(message, name) is None]


def wrong(message: VisitMessage) -> tuple[str, str] | None:
    """The time in this news that cannot be, and why; None if all can.

    Nobody comes by, or is moved to, a time that had passed when they said so.
    """
    at, start, end = message.at, message.start, message.end
    if message.news == "late" and message.until and message.until <= at:
        return "until", "This is before you knew that they are late."
    if message.news != "moved" or not (start and end):
        return None
    if start >= end:
        return "end", "A visit ends after it begins."
    if end <= at:
        return "end", "This is before you moved it."
    if end - start >= LONGEST_WINDOW:
        return "end", "A window is shorter than a day."
    return None


def as_it_is(repair: Any) -> RepairOut:
    """A repair with its visits, for a system. One query."""
    case = repair.case
    visits = list(repair.visits.order_by("number"))
    for visit in visits:
        visit.repair = repair
    return RepairOut(
        reference=case.reference,
        due_at=case.due_next,
        visits=[VisitOut.from_orm(visit) for visit in visits],
        **{
            name: getattr(repair, name)
            for name in RepairOut.model_fields
            if name not in ("reference", "due_at", "visits")
        },
    )
