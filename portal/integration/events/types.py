"""The types of events: their names, versions, and what their payloads hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True)
class EventType:
    """One kind of event, in one version.

    ``payload`` says what ``data`` holds; its fields' descriptions and ``sample`` are published.
    Within a version a field may be added; what a reader would have to change for is a new version.
    """

    name: str
    payload: type[BaseModel]
    summary: str
    sample: BaseModel
    version: int = 1
    restricted: bool = False
    """Only those may be told whom somebody with the right to let them know has chosen."""

    def schema(self) -> dict[str, Any]:
        """Give the JSON Schema (2020-12) of ``data``."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **self.payload.model_json_schema(mode="serialization"),
        }


class UnknownEvent(LookupError):
    """No room has registered an event of this name."""


_types: dict[str, EventType] = {}


def register(type_: EventType) -> EventType:
    """Say that this may happen. Call it from ``AppConfig.ready``. Twice is once.

    Raises ValueError for a name that another event has.
    """
    if _types.setdefault(type_.name, type_) != type_:
        raise ValueError(f"A different event is already called {type_.name!r}.")
    return type_


def registered(name: str) -> EventType:
    """Raises UnknownEvent."""
    try:
        return _types[name]
    except KeyError:
        raise UnknownEvent(f"No room has registered an event {name!r}.") from None


def all_types() -> list[EventType]:
    """Give every type, by name."""
    return sorted(_types.values(), key=lambda each: each.name)
