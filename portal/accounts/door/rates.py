"""How many codes are sent, so that no mailbox is filled, no bill run up and few codes guessed."""

from __future__ import annotations

from django.http import HttpRequest

from portal.integration import limits
from portal.integration.client import client_address

HOUR, DAY = 3_600, 86_400
TO_ONE, TO_ONE_IN_A_DAY = 8, 30
"""Codes to one address or number, in an hour and in a day."""
FROM_ONE_TO_ONE, FROM_ONE_TO_ONE_IN_A_DAY = 5, 20
"""Of those, how many one household or office may ask for: some are left to the right person."""
FROM_ONE, FROM_ONE_IN_A_DAY = 30, 100
"""Codes that one household or office may ask for, in an hour and in a day."""


class TooMany(Exception):
    """So many codes were sent that no more go out for a while."""


def allow(request: HttpRequest, to: str) -> None:
    """Count one code to ``to``, a keyed hash. Raises TooMany.

    Who asks is counted first, then what they ask for this address, and what everybody does last: so
    nobody can use up other people's codes, nor keep anybody out by asking for all of theirs.
    """
    caller = limits.household(client_address(request))
    _take("codes for a caller", caller, FROM_ONE, HOUR)
    _take("codes for a caller in a day", caller, FROM_ONE_IN_A_DAY, DAY)
    both = f"{caller} {to}"
    _take("codes for a caller to one", both, FROM_ONE_TO_ONE, HOUR)
    _take("codes for a caller to one in a day", both, FROM_ONE_TO_ONE_IN_A_DAY, DAY)
    _take("codes to one", to, TO_ONE, HOUR)
    _take("codes to one in a day", to, TO_ONE_IN_A_DAY, DAY)


def _take(purpose: str, who: str, most: int, seconds: int) -> None:
    if not limits.take(f"sign in: {purpose}", who, most, seconds):
        raise TooMany
