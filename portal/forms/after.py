"""Where somebody goes on who has just sent a form, if not to the page that says so.

A room registers in ``AppConfig.ready``::

    after.register("report-a-repair", visit_page)
"""

from __future__ import annotations

from collections.abc import Callable

from portal.cases.models import Case

GoOn = Callable[[Case], str | None]
"""Gives the address to go on at, below ``/track/``, or None for the usual "sent" page."""

BELOW = "/track/"
"""Where a browser shows which cases it may see."""

_registered: dict[str, GoOn] = {}


def register(key: str, go_on: GoOn) -> None:
    """Lead whoever has just sent this journey on. A second one for the same is refused."""
    if _registered.setdefault(key, go_on) is not go_on:
        raise ValueError(f"two functions say what comes after {key}")


def goes_on(key: str) -> bool:
    """Say whether somebody may have to go on after sending this journey."""
    return key in _registered


def address(key: str, case: Case) -> str | None:
    """Give where to go on. Raises ValueError for an address at which no case may be seen."""
    go_on = _registered.get(key)
    found = go_on(case) if go_on else None
    if found is not None and not found.startswith(BELOW):
        raise ValueError(f"what follows {key} is not below {BELOW}")
    return found
