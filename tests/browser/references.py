"""Account numbers for what browsers ask for: one database has all of them, each once."""

from __future__ import annotations

ROOMS = ("bills", "bills_joining", "bills_paying", "direct_debit", "properties", "others")
"""Each has a million numbers of its own. ``others`` are accounts that are not there."""


def reference(room: str, number: int) -> str:
    """The account number of this room's account, from 0. The demonstration's begin with 600."""
    return f"61{ROOMS.index(room)}{number:06d}"


PAID_WITH = reference("others", 500_000)
"""Somebody pays with it at the moment in which a browser asks."""
