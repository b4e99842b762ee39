"""How often one address may answer."""

from django.http import HttpRequest

from portal.integration import limits
from portal.integration.client import client_address

MOST_IN_AN_HOUR = 30
"""Answers and comments from one address. A library or an office shares one."""

AN_HOUR = 3600


def too_many(request: HttpRequest) -> bool:
    """Count this request, and say whether its address has sent too many within the hour."""
    who = limits.household(client_address(request))
    return not limits.take("page feedback", who, MOST_IN_AN_HOUR, AN_HOUR)
