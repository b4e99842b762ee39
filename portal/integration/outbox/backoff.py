"""How long to wait before the next try."""

from __future__ import annotations

from datetime import timedelta
from random import SystemRandom

WAITS = (
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 24)),
)
"""After the first try, the second, and so on: three days and some hours in all. The rhythm of the
Standard Webhooks specification, with one step more at its start."""

MOST_TRIES = len(WAITS) + 1

JITTER = 0.1
"""Each wait is up to this part longer or shorter, so that what failed together does not return
together."""


def wait_after(tries: int) -> timedelta | None:
    """The wait after so many tries, or None when there have been enough."""
    if tries >= MOST_TRIES:
        return None
    return WAITS[tries - 1] * SystemRandom().uniform(1 - JITTER, 1 + JITTER)


LONGEST_ASKED = timedelta(hours=24)
"""We wait no longer than this because another system asks us to."""


def next_try(tries: int, asked: timedelta | None) -> timedelta | None:
    """The wait after so many tries, where the other side ``asked`` for one (Retry-After).

    Never shorter than our own. None when there have been enough tries, whatever it asked.
    """
    ours = wait_after(tries)
    if ours is None or asked is None:
        return ours
    return max(ours, min(asked, LONGEST_ASKED))
