"""When staff are told of a deadline: once before it runs out, and once when it has. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import TextChoices

LONGEST = timedelta(days=1)
"""Nobody is told of a deadline earlier than this."""
PART = 4
"""Of a short one we tell when a quarter of it is left."""


class Level(TextChoices):
    SOON = "soon", "Due soon"
    LATE = "late", "Late"


def warn_from(started: datetime, due: datetime) -> datetime:
    """From when a deadline is due soon: when a quarter is left, a day before it at the earliest.

    24 hours: from six hours before. Ten working days: from a day before.
    """
    # In UTC, so that the night when the clocks change is as long as it is.
    end = due.astimezone(UTC)
    return end - min(LONGEST, (end - started.astimezone(UTC)) / PART)


def level(started: datetime, due: datetime, now: datetime) -> Level | None:
    """What staff should know of a running deadline now; None: nothing yet."""
    if now > due:
        return Level.LATE
    return Level.SOON if now >= warn_from(started, due) else None
