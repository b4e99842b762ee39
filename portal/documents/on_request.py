"""What people must make: Easy Read, a translation, a video. A room above says what there is.

``start`` gives the address of a form with what is wanted already filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OnRequest:
    """``label`` is what it is ("Easy Read"), ``hint`` one short sentence for whoever chooses.

    ``start(kind, key)`` gives a path of ours; kind and key name the source (``sources.py``).
    """

    name: str
    label: str
    hint: str
    start: Callable[[str, str], str]


_on_request: dict[str, OnRequest] = {}


def register(one: OnRequest) -> None:
    """Add something that people make, or put another in place of one with the same name."""
    _on_request[one.name] = one


def all_on_request() -> list[OnRequest]:
    """In the order in which they were registered."""
    return list(_on_request.values())
