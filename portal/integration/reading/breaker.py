"""Stops asking a system that does not answer, and tries it again after a while.

All processes share what is known, in the shared cache. Without the cache everybody just asks.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.db import DatabaseError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

FAILURES = 3
"""In a row; then nobody asks for a while."""
OPEN_SECONDS = 60
"""Then one may try, and the others wait for what comes of it."""
FORGET_SECONDS = 600


class Breaker:
    """The state of one system: closed (all may ask), open (none), half open (one)."""

    def __init__(self, name: str) -> None:
        self._failures, self._open = f"breaker:{name}:failures", f"breaker:{name}:open"
        self._probe = f"breaker:{name}:probe"

    def may_ask(self) -> bool:
        """Whether to ask now. After the pause, only the first of all processes may."""
        return bool(_or(True, self._may_ask))

    def is_open(self) -> bool:
        """Whether it did not answer lately, and has not since."""
        return bool(_or(False, lambda: _cache().get(self._open) is not None))

    def succeeded(self) -> None:
        _or(None, lambda: _cache().delete_many([self._failures, self._open, self._probe]))

    def failed(self) -> None:
        _or(None, self._count)

    def _may_ask(self) -> bool:
        until = _cache().get(self._open)
        if until is None:
            return True
        return time.time() >= until and bool(_cache().add(self._probe, 1, OPEN_SECONDS))

    def _count(self) -> None:
        cache = _cache()
        cache.add(self._failures, 0, FORGET_SECONDS)
        if cache.incr(self._failures) >= FAILURES:
            cache.set(self._open, time.time() + OPEN_SECONDS, FORGET_SECONDS)
            cache.delete(self._probe)


def _cache() -> Any:
    return caches["shared"]


def _or(otherwise: Any, ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (DatabaseError, RedisError, OSError, ValueError) as error:
        logger.warning("The shared cache does not answer: %s", type(error).__name__)
        return otherwise
