"""What sending asks of a room about the case that its journey opens.

A room registers in ``AppConfig.ready``::

    openings.register("report-a-repair", opening)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.council.models import ContactPoint

from .definition import Journey


@dataclass(frozen=True)
class Asking:
    """What is to be sent: the answers of its route, and when timed questions were answered."""

    journey: Journey
    answers: Mapping[str, Any]
    moments: Mapping[str, datetime]


@dataclass(frozen=True)
class Opening:
    """How the case is opened; what is left out is as the journey says.

    ``title`` says no word about the person. ``at`` is when we knew. ``steps`` have clocks.
    """

    title: str = ""
    at: datetime | None = None
    team: ContactPoint | None = None
    steps: tuple[str, ...] | None = None


Opens = Callable[[Asking], Opening]
"""Asked inside the transaction that sends: it calls no other system."""

_registered: dict[str, Opens] = {}


def register(key: str, opens: Opens) -> None:
    """Ask ``opens`` about the case of a journey. A second one for the same journey is refused."""
    if _registered.setdefault(key, opens) is not opens:
        raise ValueError(f"the case of {key} is opened by two functions")


def of(asking: Asking) -> Opening:
    """Give how the case is opened."""
    opens = _registered.get(asking.journey.key)
    return opens(asking) if opens else Opening()
