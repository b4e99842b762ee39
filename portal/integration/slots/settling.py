"""Finding out what came of a call of which nobody knew."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import SlotError, Unavailable, Unsure
from .kinds import Came
from .protocol import SlotSource


@dataclass(frozen=True)
class Settled:
    """``came``: what the call did. If nothing, ``because`` is why, where the scheduler knows.

    It is about the call: an appointment that it made may have been changed by a later one.
    """

    came: Came | None
    because: SlotError | None = None


def settle(source: SlotSource, key: str, job: str) -> Settled:
    """Say for good what came of the call with this key. Raises Unsure while nobody can.

    Where nothing has come of it, nothing ever will: the key is void.
    """
    try:
        came = source.find(key)
    except (Unavailable, Unsure):
        raise Unsure(key) from None
    except SlotError as error:
        return Settled(None, error)
    if came is not None and came.job != job:
        raise Unsure(key)
    return Settled(came)
