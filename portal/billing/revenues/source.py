"""Which revenues system is asked."""

from __future__ import annotations

from portal.integration.named import Named

from .protocol import RevenuesSystem

LEDGER = "ledger"
NAMED: Named[RevenuesSystem] = Named("REVENUES", "the revenues system")
register, names, revenues = NAMED.register, NAMED.names, NAMED.make


def is_elsewhere() -> bool:
    """Whether there is another system to read from."""
    return NAMED.chosen != LEDGER
