"""Where processes meet: a Redis that keeps silent keeps nobody waiting for long."""

from __future__ import annotations

import pytest
import redis

from portal.settings.meeting import patient


def options(url: str) -> dict[str, object]:
    found: dict[str, object] = redis.ConnectionPool.from_url(patient(url)).connection_kwargs
    return found


@pytest.mark.parametrize("url", ["redis://cache.example:6379/3", "unix:///run/redis.sock?db=3"])
def test_redis_is_given_two_seconds(url: str) -> None:
    found = options(url)
    assert (found["socket_timeout"], found["socket_connect_timeout"], found["db"]) == (2, 2, 3)


def test_somebody_s_own_patience_stays() -> None:
    assert options("redis://cache.example?socket_timeout=9")["socket_timeout"] == 9


def test_no_redis_stays_none() -> None:
    assert patient("") == ""
