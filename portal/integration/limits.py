"""How often something may be tried. Who tried is kept nowhere, not even for an hour.

Each try takes a place of its own in the cache that all processes share, and gives it back when its
time is over. Taking a place either succeeds or not, so two tries at one moment never share one.
"""

from __future__ import annotations

import ipaddress

from django.core.cache import caches
from django.utils.crypto import salted_hmac

MOST = 200
"""No limit is higher: every place is looked at, in one query."""


def take(purpose: str, who: str, most: int, seconds: int) -> bool:
    """Count a try; False, and nothing counted, if ``who`` has had ``most`` within ``seconds``.

    ``purpose`` keeps limits apart. ``who`` may be an address or a reference: it is only kept as a
    keyed fingerprint. Raises ValueError for a limit higher than ``MOST``.
    """
    if not 0 < most <= MOST:
        raise ValueError(f"A limit is between 1 and {MOST}.")
    cache = caches["shared"]
    places = [f"limit:{fingerprint(purpose, who)}:{number}" for number in range(most)]
    taken = cache.get_many(places)
    return any(cache.add(place, 1, seconds) for place in places if place not in taken)


def fingerprint(purpose: str, who: str) -> str:
    """A name that cannot be turned back, and is another one for each purpose."""
    return salted_hmac(f"portal.integration.limits:{purpose}", who, algorithm="sha256").hexdigest()


def household(address: str) -> str:
    """What counts as one caller: an IPv4 address, or the /64 that a line has of IPv6.

    One connection has 2**64 addresses of IPv6 and may change between them at will. What is no
    address is given back as it is.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
