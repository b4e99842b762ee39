"""How often something may be tried. Who tried is kept nowhere, not even for an hour.

Each try takes a place of its own in the cache that all processes share, and gives it back when its
time is over. Taking a place either succeeds or not, so two tries at one moment never share one.

While a Redis cannot be reached each process counts for itself: nobody is turned away for it, and
nobody gets more than the limit times the number of processes.
"""

from __future__ import annotations

import ipaddress
import logging

from django.core.cache import BaseCache, caches
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
watched = logging.getLogger("portal.security")
"""What somebody who watches over the portal should read: codes only, nothing of anybody."""

MOST = 200
"""No limit is higher: every place is looked at, in one query."""


def take(purpose: str, who: str, most: int, seconds: int) -> bool:
    """Count a try; False, and nothing counted, if ``who`` has had ``most`` within ``seconds``.

    ``purpose`` keeps limits apart, and is named in the log where one is reached. ``who`` may be an
    address or a reference: it is only kept as a keyed fingerprint. Raises ValueError for a limit
    higher than ``MOST``.
    """
    taken = once(purpose, who, most, seconds)
    return taken or _tell(purpose, who, seconds)


def once(purpose: str, who: str, most: int, seconds: int) -> bool:
    """The same where nobody does wrong who comes too often: the log does not hear of it."""
    places = _places(purpose, who, most)
    try:
        return _take_one(caches["shared"], places, seconds)
    except (RedisError, OSError) as error:
        logger.error("Limits are counted by each process alone: %s", type(error).__name__)
        return _take_one(caches["alone"], places, seconds)


def forget(purpose: str, who: str, most: int) -> None:
    """Let ``who`` try again at once, as if nothing had been counted. ``most`` as it was taken."""
    places = [f"limit:{fingerprint(purpose, who)}:{number}" for number in range(most)]
    try:
        caches["shared"].delete_many(places)
    except (RedisError, OSError) as error:
        logger.error("Limits could not be lifted: %s", type(error).__name__)
    caches["alone"].delete_many([*places, f"limit:{fingerprint(purpose, who)}:told"])


def give_back(purpose: str, who: str, most: int) -> None:
    """Take back one try of ``who`` that came to nothing for no fault of theirs. ``most`` as taken.

    Of several at one moment fewer may be given back than were taken, and never more.
    """
    for cache in (caches["shared"], caches["alone"]):
        try:
            taken = cache.get_many(_places(purpose, who, most))
            if taken and cache.delete(max(taken)):
                return
        except (RedisError, OSError) as error:
            logger.error("A try could not be given back: %s", type(error).__name__)


def take_here(purpose: str, who: str, most: int, seconds: int) -> bool:
    """The same, counted by this process alone: for what is cheap, and asked for so often.

    With N processes nobody gets more than N times ``most``, and no request costs a query for it.
    """
    taken = _take_one(caches["alone"], _places(purpose, who, most), seconds)
    return taken or _tell(purpose, who, seconds)


def _tell(purpose: str, who: str, seconds: int) -> bool:
    """Write down that a limit was reached, once within its time; each process does. Always False.

    Who it was is not written down: a limit says no more of anybody than that it was reached.
    """
    if caches["alone"].add(f"limit:{fingerprint(purpose, who)}:told", 1, seconds):
        watched.info("limit.reached %s", purpose)
    return False


def _places(purpose: str, who: str, most: int) -> list[str]:
    if not 0 < most <= MOST:
        raise ValueError(f"A limit is between 1 and {MOST}.")
    return [f"limit:{fingerprint(purpose, who)}:{number}" for number in range(most)]


def _take_one(cache: BaseCache, places: list[str], seconds: int) -> bool:
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
