"""How often one address may answer. The address itself is kept nowhere, not even for an hour."""

from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.integration.client import client_address

MOST_IN_AN_HOUR = 30
"""Answers and comments from one address. A library or an office shares one."""

AN_HOUR = 3600


def too_many(request: HttpRequest) -> bool:
    """Count this request, and say whether its address has sent too many within the hour."""
    cache = caches["shared"]
    key = f"page-feedback:{fingerprint(client_address(request))}"
    if cache.add(key, 1, AN_HOUR):
        return False
    try:
        return cache.incr(key) > MOST_IN_AN_HOUR
    except ValueError:  # it ran out between the two calls
        return False


def fingerprint(address: str) -> str:
    """A name for an address that cannot be turned back, and is another one tomorrow."""
    today = timezone.localdate().isoformat()
    return salted_hmac(f"portal.services.feedback:{today}", address, algorithm="sha256").hexdigest()
