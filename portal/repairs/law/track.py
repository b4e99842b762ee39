"""How a hazard travels from the first word of it to its end, as data. Pure.

Written down so that a person can check it against the regulations: each state, and where it may
lead. That the summary has been sent is also a moment of its own, since the home of an emergency is
safe long before the summary is due.
"""

from __future__ import annotations

from django.db.models import TextChoices

from ..words import Track


class State(TextChoices):
    """How far we are with a hazard."""

    POTENTIAL = "potential", "Not yet looked at by staff"
    EMERGENCY = "emergency", "Emergency, to be looked at"
    SIGNIFICANT = "significant", "Significant, to be looked at"
    NONE = "none", "No hazard"
    INVESTIGATED = "investigated", "Looked at"
    SUMMARY_SENT = "summary_sent", "Findings sent"
    SAFE = "safe", "Safe"
    REHOUSED = "rehoused", "Somewhere else to stay"
    MORE_STARTED = "further_works_started", "Work against its return started"
    COMPLETE = "complete", "Complete"


MOVES: dict[State, frozenset[State]] = {
    State.POTENTIAL: frozenset({State.EMERGENCY, State.SIGNIFICANT, State.NONE}),
    State.EMERGENCY: frozenset({State.SIGNIFICANT, State.NONE, State.INVESTIGATED}),
    State.SIGNIFICANT: frozenset({State.EMERGENCY, State.NONE, State.INVESTIGATED}),
    State.NONE: frozenset(),
    State.INVESTIGATED: frozenset({State.SUMMARY_SENT, State.SAFE, State.REHOUSED, State.COMPLETE}),
    State.SUMMARY_SENT: frozenset({State.SAFE, State.REHOUSED, State.COMPLETE}),
    State.SAFE: frozenset({State.MORE_STARTED, State.COMPLETE}),
    State.REHOUSED: frozenset({State.SAFE, State.MORE_STARTED}),
    State.MORE_STARTED: frozenset({State.SAFE, State.COMPLETE}),
    State.COMPLETE: frozenset(),
}
"""Where each state may lead."""

BEFORE_A_LOOK = (State.POTENTIAL, State.EMERGENCY, State.SIGNIFICANT, State.NONE)
ENDED = tuple(state for state in State if not MOVES[state])

STATE_OF_TRACK = {
    Track.EMERGENCY: State.EMERGENCY,
    Track.SIGNIFICANT: State.SIGNIFICANT,
    Track.NONE: State.NONE,
}


WITH_FINDINGS = (State.INVESTIGATED, State.SAFE, State.REHOUSED, State.MORE_STARTED)
"""Where the findings can be sent. Only from the first of them is that a step on the way."""


class NotAllowed(Exception):
    """A hazard cannot go from where it is to there."""


def check(here: State, there: State) -> None:
    """Raises ``NotAllowed`` unless this may follow that."""
    if there not in MOVES[here]:
        raise NotAllowed(f"A hazard does not go from “{here.label}” to “{there.label}”.")
