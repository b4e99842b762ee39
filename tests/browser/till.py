"""A payment service for the served site, in memory: without a server."""

from __future__ import annotations

from tests.support.payments import PaperTill

SOURCE = "paper-till"
TILL = PaperTill()


def till() -> PaperTill:
    """The one of this process."""
    return TILL
