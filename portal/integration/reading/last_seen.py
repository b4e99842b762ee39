"""When another system last answered, as all processes know it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from django.core.cache import caches
from django.db import DatabaseError
from django.utils import timezone
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

AWAY = (DatabaseError, RedisError, OSError)
"""The shared cache is not there: nothing is remembered, and nobody is kept waiting for it."""
KEPT = 30 * 24 * 3600
"""Seconds."""


class LastSeen:
    """Of one system. ``name``: no other has it."""

    def __init__(self, name: str) -> None:
        self._key = f"{name}:seen"

    def now(self) -> None:
        """It has just answered."""
        try:
            caches["shared"].set(self._key, timezone.now().timestamp(), KEPT)
        except AWAY as error:
            logger.warning("The shared cache does not answer: %s", type(error).__name__)

    def at(self) -> datetime | None:
        """When it last answered; None if that is not known."""
        try:
            seconds = caches["shared"].get(self._key)
        except AWAY as error:
            logger.warning("The shared cache does not answer: %s", type(error).__name__)
            return None
        return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
