"""Looks through the whole log for what was altered, cut out or cut off."""

from __future__ import annotations

import hmac
from bisect import bisect_right
from dataclasses import dataclass, field

from ..models import AuditEntry
from .keeping import COUNTED, PRUNED
from .sealing import chain_of, seal_of

AT_A_TIME = 2000


@dataclass
class Seen:
    """What has been read so far, oldest first."""

    rows: int = 0
    pruned: int = 0
    heads: int = 0
    last: dict[tuple[str, str], int] = field(default_factory=dict)
    counted: list[tuple[int, int, int]] = field(default_factory=list)
    """Of each count: newest number, rows, and rows pruned before it."""
    broken: list[str] = field(default_factory=list)


def verify() -> tuple[int, list[str]]:
    """How many entries there are, and a line for everything that is wrong with them.

    Missing at the beginning is only what ``prune`` wrote down; missing at the end shows by the
    counts of earlier nights.
    """
    seen = Seen()
    numbers: list[int] = []
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=AT_A_TIME):
        numbers.append(entry.pk)
        _look_at(entry, seen)
    if seen.heads > seen.pruned:
        gone = seen.heads - seen.pruned
        seen.broken.append(f"{gone} of the oldest entries are missing, and were not pruned.")
    for up_to, rows, pruned_before in seen.counted:
        there = bisect_right(numbers, up_to) + seen.pruned - pruned_before
        if there < rows:
            seen.broken.append(
                f"{rows - there} entries up to {up_to} are missing: there were {rows} at a count."
            )
    return seen.rows, seen.broken


def _look_at(entry: AuditEntry, seen: Seen) -> None:
    seen.rows += 1
    whole = hmac.compare_digest(entry.seal, seal_of(entry))
    if not whole:
        seen.broken.append(f"Entry {entry.pk} was altered: its seal does not fit.")
    chain = chain_of(entry)
    last = seen.last.get(chain)
    if last is None:
        seen.heads += entry.number - 1
    elif entry.number != last + 1:
        seen.broken.append(
            f"Before entry {entry.pk}: it is number {entry.number} of its actor, after {last}."
        )
    seen.last[chain] = entry.number
    if whole and entry.action == PRUNED:
        seen.pruned += entry.details["rows"]
    if whole and entry.action == COUNTED:
        seen.counted.append((entry.details["newest"], entry.details["rows"], seen.pruned))
