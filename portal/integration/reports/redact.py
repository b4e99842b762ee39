"""What may be seen of what was sent. Everything is hidden but what is known to name nobody."""

from __future__ import annotations

import json
from typing import Any

from ..models import Attempt, Delivery, Kind

OF_THE_ENVELOPE = {"type", "version", "timestamp"}
OF_THE_DATA = {
    "at",
    "by",
    "channel",
    "journey",
    "kind",
    "reference",
    "status",
    "status_at",
    "submitted_at",
    "version",
}
"""Names directly below ``data``. Deeper down a name may be part of an answer."""

HIDDEN = "hidden"
LONGEST = 100
OF_AN_ANSWER = {"status", "type", "bytes", "seconds"}


def shape(payload: Any) -> str:
    """Write an envelope with its fields, each value hidden that could be a person's."""
    if not isinstance(payload, dict):
        return HIDDEN
    shown = {name: _shown(value, name in OF_THE_ENVELOPE) for name, value in payload.items()}
    data = payload.get("data")
    if isinstance(data, dict):
        shown["data"] = {name: _shown(value, name in OF_THE_DATA) for name, value in data.items()}
    return json.dumps(shown, indent=2, ensure_ascii=False)


def headers(delivery: Delivery, attempt: Attempt) -> list[tuple[str, str]]:
    """What a webhook was sent with. The signature is not kept, and would not be shown."""
    if delivery.endpoint is None or delivery.endpoint.kind != Kind.WEBHOOK:
        return []
    return [
        ("content-type", "application/json"),
        ("webhook-id", str(delivery.key)),
        ("webhook-timestamp", str(int(attempt.at.timestamp()))),
        ("webhook-signature", HIDDEN),
    ]


def answer(attempt: Attempt) -> dict[str, Any]:
    """What is known of an answer: numbers and its kind, never its words."""
    kept = attempt.answered if isinstance(attempt.answered, dict) else {}
    return {
        name: value
        for name, value in kept.items()
        if name in OF_AN_ANSWER and value is not None and _is_plain(value)
    }


def _shown(value: Any, safe: bool) -> Any:
    if value is None or (safe and _is_plain(value)):
        return value
    if isinstance(value, list):
        return f"{HIDDEN} ({len(value)})"
    return HIDDEN


def _is_plain(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and len(value) <= LONGEST)
