"""Why a call to a scheduler gave nothing. None of them holds a word about a person."""

from __future__ import annotations

from datetime import datetime

from .kinds import Slot


class SlotError(Exception):
    """There is no slot, hold or change from this call. Its subclasses say why.

    All but ``Unsure`` mean that the call has changed nothing.
    """


class Unavailable(SlotError):
    """The scheduler cannot be asked now, and nothing has happened.

    ``last_seen``: when it last answered; None if that is not known.
    """

    def __init__(self, last_seen: datetime | None = None) -> None:
        super().__init__("The scheduler does not answer.")
        self.last_seen = last_seen


class Conflict(SlotError):
    """Somebody else was quicker. ``others``: what is left, as availability gives it."""

    def __init__(self, others: tuple[Slot, ...] = ()) -> None:
        super().__init__("The slot is taken.")
        self.others = others


class Expired(SlotError):
    """The hold has ended, so it can be confirmed no more."""

    def __init__(self) -> None:
        super().__init__("The hold has ended.")


class TooLate(SlotError):
    """Somebody has been sent already: a telephone call is the only way to stop them."""

    def __init__(self) -> None:
        super().__init__("Somebody is on the way.")


class Refused(SlotError):
    """The scheduler does not do this at all; asking again will not help.

    ``why`` is one of ``REASONS``.
    """

    REASONS = ("unknown", "taken", "foreign", "ended", "void", "key", "shape")

    def __init__(self, why: str) -> None:
        super().__init__(f"Refused: {why}.")
        self.why = why


class Unsure(SlotError):
    """Nobody knows whether the call has changed something. ``settle`` its key to find out."""

    def __init__(self, key: str) -> None:
        super().__init__("Nobody knows whether it happened.")
        self.key = key


class Forged(SlotError):
    """What came back from a browser is not a slot that we offered for this job."""

    def __init__(self) -> None:
        super().__init__("Not a slot of ours.")


class Stale(SlotError):
    """We did offer this slot for this job, but too long ago."""

    def __init__(self) -> None:
        super().__init__("Offered too long ago.")
