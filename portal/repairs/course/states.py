"""Where a repair stands, where each state may lead, and what a tenant reads. Pure.

After the work is done the tenant says whether it is fixed. A repair that is not goes on under the
same reference, and so does its time.
"""

from __future__ import annotations

from django.db.models import TextChoices

from portal.cases.models.case import Status


class State(TextChoices):
    """How far a repair has come, in words for staff."""

    RECEIVED = "received", "Received"
    TRIAGE = "triage", "Being looked through"
    ACCEPTED = "accepted", "To be booked"
    SCHEDULED = "scheduled", "Booked"
    IN_PROGRESS = "in_progress", "Being worked on"
    ON_HOLD = "on_hold", "On hold"
    WORK_DONE = "work_done", "Work done"
    REOPENED = "reopened", "Not fixed"
    PLANNED = "moved_to_planned", "Part of planned work"
    CLOSED = "closed", "Fixed"
    CANCELLED = "cancelled", "Cancelled"
    NOT_OURS = "not_responsible", "Not for us"
    DUPLICATE = "duplicate", "Reported before"


class Hold(TextChoices):
    """What a repair on hold waits for, in words for a tenant."""

    PARTS = "parts", "We wait for parts."
    ACCESS = "access", "We could not get in."
    WEATHER = "weather", "We wait for better weather."
    SPECIALIST = "specialist", "A specialist has to look at it."
    SAFETY = "safety", "It must be made safe first."


MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset(
        {State.TRIAGE, State.ACCEPTED, State.DUPLICATE, State.NOT_OURS, State.CANCELLED}
    ),
    State.TRIAGE: frozenset({State.ACCEPTED, State.DUPLICATE, State.NOT_OURS, State.CANCELLED}),
    # Back to be looked through: it may not be a home of ours.
    State.ACCEPTED: frozenset(
        {
            State.TRIAGE,
            State.SCHEDULED,
            State.PLANNED,
            State.DUPLICATE,
            State.NOT_OURS,
            State.CANCELLED,
        }
    ),
    # Back to be booked: nobody came, or nobody let us in.
    State.SCHEDULED: frozenset({State.IN_PROGRESS, State.ACCEPTED, State.CANCELLED}),
    State.IN_PROGRESS: frozenset({State.WORK_DONE, State.ON_HOLD}),
    State.ON_HOLD: frozenset({State.SCHEDULED, State.CANCELLED}),
    State.WORK_DONE: frozenset({State.CLOSED, State.REOPENED}),
    State.REOPENED: frozenset({State.ACCEPTED}),
    State.PLANNED: frozenset({State.SCHEDULED, State.CANCELLED}),
    # The tenant said nothing and it was closed; now they say that it is not fixed.
    State.CLOSED: frozenset({State.REOPENED}),
    State.CANCELLED: frozenset(),
    State.NOT_OURS: frozenset(),
    State.DUPLICATE: frozenset(),
}
"""Where each state may lead."""

PAIRS = tuple((here, there) for here in State for there in sorted(MOVES[here]))
"""Every move that there is: the database takes no other."""

STATUS: dict[State, Status] = {
    State.RECEIVED: Status.RECEIVED,
    State.TRIAGE: Status.WITH_TEAM,
    State.ACCEPTED: Status.WITH_TEAM,
    State.SCHEDULED: Status.WITH_TEAM,
    State.IN_PROGRESS: Status.WITH_TEAM,
    State.ON_HOLD: Status.WITH_TEAM,
    State.WORK_DONE: Status.WITH_TEAM,
    State.REOPENED: Status.WITH_TEAM,
    State.PLANNED: Status.WITH_TEAM,
    State.CLOSED: Status.DONE,
    State.CANCELLED: Status.CLOSED,
    State.NOT_OURS: Status.CLOSED,
    State.DUPLICATE: Status.WITH_TEAM,
}
"""What the case of a repair is then. One that was reported before follows the other one's case."""

SAID: dict[State, str] = {
    State.RECEIVED: "We have your report.",
    State.TRIAGE: "Somebody is reading your report.",
    State.ACCEPTED: "We will do this repair. Next, we agree a time with you.",
    State.SCHEDULED: "Your visit is booked.",
    State.IN_PROGRESS: "We are working on it.",
    State.ON_HOLD: "The work has stopped for now.",
    State.WORK_DONE: "We think that it is fixed. Please tell us if it is.",
    State.REOPENED: "It is not fixed yet, so we go on. Your reference stays the same.",
    State.PLANNED: "This is part of bigger work that we have planned.",
    State.CLOSED: "It is fixed.",
    State.CANCELLED: "This repair is cancelled.",
    State.NOT_OURS: "This repair is not for us to do.",
    State.DUPLICATE: "We had a report of this before. We go on with that one. You get its news.",
}
"""What the tenant reads when nobody says it better."""

ENDED = (State.CLOSED, State.CANCELLED, State.NOT_OURS, State.DUPLICATE)
"""Nothing is gone on with under this reference. What is closed may be opened again."""


class NotAllowed(Exception):
    """A repair cannot go from where it is to there."""


def check(here: State, there: State) -> None:
    """Raises ``NotAllowed`` unless this may follow that."""
    if there not in MOVES[here]:
        raise NotAllowed(f"A repair does not go from “{here.label}” to “{there.label}”.")
