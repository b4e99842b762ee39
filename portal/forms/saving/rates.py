"""How often a link or a code is sent, so that nobody's mailbox is filled and few codes guessed."""

from __future__ import annotations

from portal.integration.limits import take

HOUR, DAY = 3_600, 86_400


class TooMany(Exception):
    """So many were sent that no more go out for a while."""


def allow(purpose: str, who: str, most: int, seconds: int) -> None:
    """Count one. ``who`` is a hash or a key, never an address. Raises ``TooMany``."""
    if not take(f"come back: {purpose}", who, most, seconds):
        raise TooMany
