"""Keyed hashes by which an account is found and a person's claim to it is tested.

Whoever writes accounts and whoever looks them up asks here, so both mean the same. Other ways of
writing one thing (spaces, capitals, hyphens) give the same hash; nothing gives "", which must match
nobody.
"""

from __future__ import annotations

from portal.integration.encryption import NORMALISED, keyed_hash


def _plain(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


def of_reference(reference: str) -> str:
    """Of an account's number."""
    return keyed_hash("billing-reference", _plain(reference))


def of_secret(reference: str, secret: str) -> str:
    """Of the online key of one account: the same key of another account gives another hash."""
    plain = _plain(secret)
    return keyed_hash("billing-key", f"{_plain(reference)} {plain}") if plain else ""


def of_name(name: str) -> str:
    """Of a surname, or of a whole organisation's name. Accents and spaces do not matter."""
    return keyed_hash("billing-name", NORMALISED["surname"](name))


def of_postcode(postcode: str) -> str:
    """Of where the property is."""
    return keyed_hash("billing-postcode", NORMALISED["postcode"](postcode))


def surname_of(name: str) -> str:
    """The last word of a person's name, which a bill prints last."""
    return name.split()[-1] if name.split() else ""
