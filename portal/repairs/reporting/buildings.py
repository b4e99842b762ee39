"""In which building a home is, as a hash: asked of the housing system once, then remembered."""

from __future__ import annotations

import logging

from django.core.cache import caches
from django.db import DatabaseError
from redis.exceptions import RedisError

from ..housing import Unavailable, housing, is_asked
from .homes import building_hash, home_hash

logger = logging.getLogger(__name__)

KEPT = 24 * 3600
"""Seconds."""
AWAY = (DatabaseError, RedisError, OSError)
"""The shared cache is not there: nothing is remembered, and nobody is kept waiting for it."""


def building_of(uprn: str, *, ask: bool = True) -> str:
    """The hash of the building; "" where that is not known.

    Without ``ask`` only what is remembered: so it is within a transaction. A housing system that
    does not answer in time is as good as one that knows nothing.
    """
    home = home_hash(uprn)
    if not home or not is_asked():
        return ""
    known = _remembered(home)
    if known is None and ask:
        return _ask(uprn)
    return known or ""


def remember(uprn: str, building: str) -> None:
    """Keep what the housing system calls a home's building, as hashes."""
    try:
        caches["shared"].set(_key(home_hash(uprn)), building_hash(building), KEPT)
    except AWAY as error:
        logger.warning("The shared cache does not answer: %s", type(error).__name__)


def _ask(uprn: str) -> str:
    try:
        home = housing().home(uprn)
    except Unavailable:
        return ""
    building = home.building if home else ""
    remember(uprn, building)
    return building_hash(building)


def _remembered(home: str) -> str | None:
    try:
        found: str | None = caches["shared"].get(_key(home))
    except AWAY as error:
        logger.warning("The shared cache does not answer: %s", type(error).__name__)
        return None
    return found


def _key(home: str) -> str:
    return f"repairs:building:{home}"
