"""Where the generation stamp is kept: a file on one machine, a Redis key on several."""

from __future__ import annotations

import logging
import os
import secrets
import time
from functools import cache
from pathlib import Path
from typing import Protocol

import redis
from django.conf import settings

logger = logging.getLogger(__name__)


SILENCE = 2.0
"""Seconds for which a Redis that did not answer is not asked again: a page asks many times."""


class StampStore(Protocol):
    def read(self) -> str:
        """The present stamp. Where it cannot be read, a new one: slow pages, never old ones."""

    def replace(self) -> None:
        """Put a new stamp in its place, for everybody at once. Raises what the store raises."""


class FileStamp:
    """The stamp is the *target* of a symbolic link, which points at nothing.

    So reading it is one system call and replacing it is atomic. A file's modification time would
    be as quick to read, but two changes within one tick of the file system look the same.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._name = os.fspath(path)

    def read(self) -> str:
        try:
            try:
                return os.readlink(self._name)  # noqa: PTH115 - pathlib costs ten times the call
            except FileNotFoundError:
                self.replace()
                return os.readlink(self._name)  # noqa: PTH115
        except OSError:
            logger.exception("The generation stamp cannot be read, so nothing is cached")
            return _new()

    def replace(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f".{self.path.name}-{_new()}")
        fresh.symlink_to(_new())
        fresh.replace(self.path)


class RedisStamp:
    """The stamp is a key that every machine reads: one round trip for each page."""

    key = "portal:generation"

    def __init__(self, client: redis.Redis) -> None:
        self.client = client
        self.ask_again = 0.0

    def read(self) -> str:
        if time.monotonic() < self.ask_again:
            return _new()
        try:
            stamp = self.client.get(self.key)
            if stamp is None:
                self.client.set(self.key, _new(), nx=True)
                stamp = self.client.get(self.key)
        except redis.RedisError:
            logger.exception("The generation stamp cannot be read, so nothing is cached")
            self.ask_again = time.monotonic() + SILENCE
            return _new()
        return stamp.decode() if isinstance(stamp, bytes) else _new()

    def replace(self) -> None:
        self.client.set(self.key, _new())


def _new() -> str:
    return secrets.token_urlsafe(12)


@cache
def stamp_store() -> StampStore:
    """The store that the settings choose."""
    if url := settings.REDIS_URL:
        return RedisStamp(redis.Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5))
    return FileStamp(settings.VAR_DIR / "generation")
