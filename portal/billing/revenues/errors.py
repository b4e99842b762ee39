"""Why news of a revenues system was not kept, and why it cannot be asked. No word about anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


class RevenuesError(Exception):
    """Nothing has changed. Its subclasses say why."""


class NotKept(RevenuesError):
    """News that is no good. ``why`` is one of ``REASONS``; ``mistakes`` say what to mend."""

    REASONS = ("unknown", "wrong", "different", "tax")

    def __init__(self, why: str, mistakes: Sequence[str] = ()) -> None:
        super().__init__(f"Not kept: {why}.")
        self.why, self.mistakes = why, tuple(mistakes)


class Unavailable(RevenuesError):
    """It cannot be asked now. ``last_seen``: when it last answered; None if that is not known."""

    def __init__(self, last_seen: datetime | None = None) -> None:
        super().__init__("The revenues system does not answer.")
        self.last_seen = last_seen


class Refused(RevenuesError):
    """It is not asked for this: ``why`` is ``unknown`` or ``closed``."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Refused: {why}.")
        self.why = why
