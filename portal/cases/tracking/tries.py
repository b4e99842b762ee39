"""How often a pair may be tried, and how often a case may be written to."""

from __future__ import annotations

from django.http import HttpRequest

from portal.integration import limits
from portal.integration.client import client_address

from ..reference import parse

AN_HOUR = 3600
FROM_ONE_ADDRESS = 30
"""Pairs within the hour. A library or an office shares one address."""
FOR_ONE_REFERENCE = 10
MESSAGES = 10
"""To one case, within the hour."""


def may_try(request: HttpRequest, written_reference: str) -> bool:
    """Count this try by its address and by its reference, whether there is such a case or not."""
    address = limits.household(client_address(request))
    reference = parse(written_reference) or written_reference.strip().upper()
    return all(
        [
            limits.take("track from an address", address, FROM_ONE_ADDRESS, AN_HOUR),
            limits.take("track a reference", reference, FOR_ONE_REFERENCE, AN_HOUR),
        ]
    )


def may_write(reference: str) -> bool:
    """Count a message to this case."""
    return limits.take("write to a case", reference, MESSAGES, AN_HOUR)
