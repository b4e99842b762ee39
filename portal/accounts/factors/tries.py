"""How often somebody may try to prove who they are."""

from __future__ import annotations

from portal.integration import limits

from ..models import User

LIMITS = (("a while", 5, 300), ("an hour", 20, 3_600), ("a day", 50, 86_400))
"""Name, tries and seconds. With a code of six figures: a chance of 1 in 6,000 a day."""


class TooOften(Exception):
    """So many were tried that no more are compared for a while."""


def count(user: User) -> None:
    """Count one try of this account. Raises TooOften."""
    for name, most, seconds in LIMITS:
        if not limits.take(f"proofs in {name}", str(user.pk), most, seconds):
            raise TooOften
