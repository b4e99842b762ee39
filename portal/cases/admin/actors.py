"""Timeline entries with the name of whoever did it, as staff read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.integration.models import System

from ..models import TimelineEntry, Who


@dataclass(frozen=True)
class Told:
    """An entry and who it is from."""

    entry: TimelineEntry
    who: str


def system_name(system: System) -> str:
    """Housing: Housing system."""
    return system.name if system.name.lower().endswith("system") else f"{system.name} system"


def with_names(entries: Iterable[TimelineEntry]) -> list[Told]:
    return [Told(entry, _who(entry)) for entry in entries]


def _who(entry: TimelineEntry) -> str:
    match entry.who:
        case Who.USER:
            return str(entry.user) if entry.user else "Somebody who has left"
        case Who.TEAM if entry.system:
            return system_name(entry.system)
        case Who.TEAM if entry.team:
            return entry.team.name
        case Who.PERSON:
            return "The person"
        case _:
            return "Website"
