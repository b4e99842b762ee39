"""How events stand in a file: CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from ..events import UnknownEvent, registered
from ..events.publish import as_sent
from ..models import Delivery, Endpoint
from ..spreadsheets import harmless
from .picking import pick

CSV, JSON_LINES = "csv", "jsonl"
ALWAYS = ("id", "type", "version", "timestamp")
"""The first columns of each CSV file. By ``id`` a repeat is known."""


def layout_of(endpoint: Endpoint) -> dict[str, Any]:
    """Give the layout that an endpoint's options ask for.

    ``columns`` are pairs of a heading and a path, in a list: PostgreSQL does not keep the order of
    an object's names. Without it, each field of each event that the endpoint is
    told of is a column, so that the columns do not depend on what has happened.
    """
    if endpoint.options.get("format", CSV) == JSON_LINES:
        return {"format": JSON_LINES}
    columns = endpoint.options.get("columns") or [(name, name) for name in _fields(endpoint)]
    return {"format": CSV, "columns": list(dict(columns).items())}


def content(layout: dict[str, Any], members: Iterable[Delivery]) -> bytes:
    """Give the bytes of a file: the same for the same members and layout. UTF-8."""
    if layout["format"] == JSON_LINES:
        lines = (as_sent({"id": str(each.key), **each.payload}) for each in members)
        return b"".join(line + b"\n" for line in lines)
    written = io.StringIO(newline="")
    writer = csv.writer(written)  # RFC 4180
    writer.writerow([*ALWAYS, *(heading for heading, _ in layout["columns"])])
    for each in members:
        found = {"id": str(each.key), **each.payload}
        cells = [found[name] for name in ALWAYS]
        cells += [_cell(pick(each.payload["data"], path)) for _, path in layout["columns"]]
        writer.writerow([harmless(cell) for cell in cells])
    return written.getvalue().encode()


def _fields(endpoint: Endpoint) -> list[str]:
    names: dict[str, None] = {}
    for event in endpoint.subscriptions.order_by("event").values_list("event", flat=True):
        try:
            names.update(dict.fromkeys(registered(event).payload.model_fields))
        except UnknownEvent:
            continue  # a room that is not there any more
    return list(names)


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
