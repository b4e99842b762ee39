"""An event in plain words, for people who read it in their mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from ..events import UnknownEvent, registered

PARTS = "parts"


def subject(payload: dict[str, Any]) -> str:
    """Give the summary of the event's type, and the reference: nothing about a person."""
    reference = payload["data"].get("reference", "")
    return f"{_summary(payload['type'])} {reference}".strip()


def plain(payload: dict[str, Any]) -> str:
    """Give each field and each answer as a line, parts of a form below their headings."""
    at = timezone.localtime(datetime.fromisoformat(payload["timestamp"]))
    lines = [_summary(payload["type"]), f"{at:%A} {at.day} {at:%B %Y} at {at:%H:%M}", ""]
    lines += [line for name, value in payload["data"].items() for line in _field(name, value)]
    for part in payload["data"].get(PARTS) or []:
        lines += ["", *_part(part)]
    return "\n".join(lines) + "\n"


def _field(name: str, value: Any) -> Iterator[str]:
    if name == PARTS or value in (None, "", [], {}):
        return
    words = name.replace("_", " ")
    yield f"{words[:1].upper()}{words[1:]}: {_written(value)}"


def _part(part: dict[str, Any]) -> Iterator[str]:
    yield part["part"]
    yield "-" * len(part["part"])
    for row in part["answers"]:
        yield f"{row['label']}: {row['text']}"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(_written(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_written(each)}" for name, each in value.items())
    return str(value)


def _summary(name: str) -> str:
    try:
        return registered(name).summary.rstrip(".")
    except UnknownEvent:
        return name
