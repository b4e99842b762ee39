"""How an appointment goes on by the clock: sent out, there, begun, done. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from .crew import Window, drawn

STATES = ("planned", "dispatched", "acknowledged", "arrived", "started", "completed")
SENT_BEFORE = timedelta(minutes=30)
"""Somebody is sent so long before the window begins."""


def moments(seed: int, reference: str, window: Window, minutes: int) -> dict[str, datetime]:
    """When it comes to each state, but for the first. Elapsed time, so in UTC at heart."""
    slack = max(0, window.part.minutes - minutes)
    sent = window.start - SENT_BEFORE
    arrived = window.start + timedelta(minutes=drawn(seed, "arrives", reference) % (slack + 1))
    started = arrived + timedelta(minutes=5)
    return {
        "dispatched": sent,
        "acknowledged": sent + timedelta(minutes=5),
        "arrived": arrived,
        "started": started,
        "completed": started + timedelta(minutes=minutes),
    }


def stands(
    booked_at: datetime, moments: dict[str, datetime], now: datetime
) -> tuple[str, datetime]:
    """The state by the clock, and since when."""
    state, since = STATES[0], booked_at
    for name, moment in moments.items():
        if moment <= now:
            state, since = name, moment
    return state, since


def later(one: tuple[str, datetime], other: tuple[str, datetime]) -> tuple[str, datetime]:
    """The one that is further on."""
    return max(one, other, key=lambda each: STATES.index(each[0]))
