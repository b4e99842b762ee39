"""Public computers: a short session, nothing saved, and one button that clears everything.

A computer is a public one because of where it stands (``KIOSK_NETWORKS``) or because the link
``/public-computer/`` was opened on it, which a library can make its home page.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.integration.client import client_address
from portal.ui import cookies

COOKIE, ON = "public-computer", "1"

Clear = Callable[[HttpRequest, HttpResponseBase], None]
"""Takes away what a room keeps of whoever sat here."""

_clearing: list[Clear] = []


def register(clear: Clear) -> None:
    """Call this too when somebody has finished. Twice is once."""
    if clear not in _clearing:
        _clearing.append(clear)


def clear_all(request: HttpRequest, response: HttpResponseBase) -> None:
    for clear in _clearing:
        clear(request, response)


def is_public_computer(request: HttpRequest) -> bool:
    """Whether strangers share the computer that this comes from."""
    return cookies.read(request, COOKIE) == ON or stands_in_public(client_address(request))


def stands_in_public(address: str) -> bool:
    """Whether an address is in one of ``KIOSK_NETWORKS``."""
    if not settings.KIOSK_NETWORKS:
        return False
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    networks = (ip_network(network) for network in settings.KIOSK_NETWORKS)
    return any((mapped or found) in network for network in networks)
