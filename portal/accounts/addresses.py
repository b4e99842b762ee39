"""Which e-mail addresses somebody has proved to be theirs, as they can be looked up."""

from __future__ import annotations

from portal.integration.encryption import keyed_hash

from .models import User
from .people import proved_addresses


def proved_hashes(user: User) -> frozenset[str]:
    """Keyed hashes of the addresses of which this user typed a code. One query."""
    return frozenset(keyed_hash("email", address) for address in proved_addresses(user))
