"""A Redis that does not answer is asked once in a while, not for every piece of a page."""

from __future__ import annotations

import pytest
from redis.exceptions import TimeoutError as Silent

from portal.ui import stamps
from portal.ui.stamps import SILENCE, RedisStamp


class Server:
    """Answers or keeps silent, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked, self.silent = 0, False

    def get(self, key: str) -> bytes:
        self.asked += 1
        if self.silent:
            raise Silent
        return b"kept"


def store(server: Server) -> RedisStamp:
    return RedisStamp(server)  # type: ignore[arg-type] - a stand-in


def test_a_stamp_is_asked_for_each_time() -> None:
    server = Server()
    ours = store(server)
    assert [ours.read() for _ in range(3)] == ["kept"] * 3
    assert server.asked == 3


def test_while_it_keeps_silent_nothing_is_kept_and_it_is_asked_once() -> None:
    server = Server()
    server.silent = True
    ours = store(server)
    assert len({ours.read() for _ in range(50)}) == 50
    assert server.asked == 1


def test_after_a_while_it_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(stamps.time, "monotonic", lambda: now[0])
    server = Server()
    server.silent = True
    ours = store(server)
    ours.read()
    server.silent = False
    now[0] += SILENCE - 0.1
    assert ours.read() != "kept"
    now[0] += 0.2
    assert ours.read() == "kept"
