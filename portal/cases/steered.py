"""Kinds of case whose own room moves them, by rules that a status alone does not know.

A repair with a danger that is not over, say, must not end because somebody has set its case to
"done". A room registers in ``AppConfig.ready``::

    steered.register("report-a-repair", "Go to the repair and move that on.")

Its own module then calls ``changes.change_status``; staff and other systems cannot.
"""

from __future__ import annotations

from .models import Case

_registered: dict[str, str] = {}


def register(kind: str, instead: str) -> None:
    """``instead`` tells staff and systems what to do. A second room for a kind is refused."""
    if _registered.setdefault(kind, instead) != instead:
        raise ValueError(f"two rooms steer {kind}")


def has_ended(case: Case) -> bool:
    """Whether its own room has ended it: then a question does not open it again."""
    return not case.is_open and bool(instead(case))


def instead(case: Case) -> str:
    """What to do instead of changing its status; "" where anybody may."""
    return _registered.get(case.kind, "")
