"""Files that are dropped by the clock, and looking at what is in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import time_machine

from portal.integration import batches
from portal.integration.models import Delivery

from ..conftest import Deliver

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
SIX = datetime(2026, 7, 1, 17, 0, tzinfo=UTC)
"""Six in the evening, in summer."""


def at(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        return batches.sweep()


def publish_at(moment: datetime, happened: Deliver, *references: str) -> list[Delivery]:
    with time_machine.travel(moment, tick=False):
        return [happened(reference) for reference in references]


def lines(folder: Path) -> list[list[str]]:
    """The references in each file, in the order of the files' names."""
    return [
        [json.loads(line)["data"]["reference"] for line in file.read_text().splitlines()]
        for file in sorted(folder.glob("*.jsonl"))
    ]


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
