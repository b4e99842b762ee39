"""Which scheduler is asked."""

from __future__ import annotations

from typing import NoReturn

from ..named import Named
from .errors import Unavailable
from .protocol import SlotSource
from .sure import Sure


class Off:
    """No scheduler: nobody offers times, and the team arranges them."""

    def _away(self, *args: object) -> NoReturn:
        raise Unavailable

    availability = hold = confirm = change = cancel = state = find = _away


NAMED: Named[SlotSource] = Named("SLOT", "the scheduler")
register, names = NAMED.register, NAMED.names


def source(name: str = "") -> SlotSource:
    """Give the scheduler that ``SLOT_SOURCE`` names, or another. Raises NotNamed.

    It settles what is unclear at once if it can, and believes no answer that it cannot read back.
    """
    return Sure(NAMED.make(name))
