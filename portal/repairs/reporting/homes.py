"""Homes and buildings as keyed hashes: they find what was reported before, and tell no address."""

from __future__ import annotations

from portal.council.gazetteer.found import settled_uprn
from portal.integration.encryption import keyed_hash


def home_hash(uprn: str) -> str:
    """The hash of a home by its UPRN, with or without zeros before it; "" for none."""
    return keyed_hash("repair-home", settled_uprn(uprn))


def building_hash(key: str) -> str:
    """The hash of a building by what the housing system calls it; "" for none."""
    return keyed_hash("repair-building", key)
