"""Which IP addresses we may speak to, so that nobody leads us into our own network."""

from __future__ import annotations

import ipaddress

from django.conf import settings

_TUNNELS = [
    ipaddress.ip_network(net)
    for net in (
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "::/96",
        "::ffff:0:0:0/96",
    )
]
"""IPv6 addresses that hold an IPv4 one (RFC 6052, 8215, 3056, 4380, 4291 and 2765), which may be
private."""

_INWARD = [ipaddress.ip_network(net) for net in ("192.0.0.0/24", "fec0::/10")]
"""Addresses inside a network that Python 3.11 calls global: those of protocols, where some clouds
tell a machine its secrets (RFC 6890), and of sites (RFC 3879)."""


class NotPublic(OSError):
    """The address belongs to a private network."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet's, however it is written."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in _TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _INWARD)


def permitted(address: str) -> bool:
    """Whether a back office may stand there.

    The open internet, the networks that OUTBOUND_NETWORKS names (10.20.0.0/16), and everything on
    a machine for trying things out (OUTBOUND_PRIVATE_ADDRESSES).
    """
    if settings.OUTBOUND_PRIVATE_ADDRESSES or is_public(address):
        return True
    ip = ipaddress.ip_address(address.split("%")[0])
    return any(ip in ipaddress.ip_network(net) for net in settings.OUTBOUND_NETWORKS)
