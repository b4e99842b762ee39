"""Which housing system is asked."""

from __future__ import annotations

from portal.integration.named import Named

from .kinds import Home, Housing, Unavailable

OFF = "off"


class Off:
    """Nobody is asked: every home counts as ours until staff say otherwise."""

    def home(self, uprn: str) -> Home | None:
        raise Unavailable


NAMED: Named[Housing] = Named("HOUSING", "the housing system")
register, names, housing = NAMED.register, NAMED.names, NAMED.make


def is_asked() -> bool:
    """Whether there is a housing system at all."""
    return NAMED.chosen != OFF
